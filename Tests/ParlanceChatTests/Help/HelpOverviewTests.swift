import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("The overview of the help")
struct HelpOverviewTests {
    private let typed = HelpOverview.purposes.flatMap(\.typed)

    @Test("Every command is in it once, and every other word of it is a sign or a key")
    func complete() {
        let commands = CommandTable.standard.all.map { "/\($0.name)" }
        #expect(typed.filter { $0.hasPrefix("/") }.sorted() == commands.sorted())
        let others = typed.filter { !$0.hasPrefix("/") }
        for word in others {
            let isSign = ChatReference.signs.contains { $0.usage == word }
            let isKey = ChatReference.keys.contains { KeyName.all(in: $0.usage).contains(KeyName(word)) }
            #expect(isSign || isKey, "\(word)")
        }
    }

    @Test("No line is wider than the window, and no word is left out", arguments: [120, 80, 60, 44, 43, 40, 30])
    func fits(columns: Int) {
        let lines = HelpOverview.lines(columns: columns)
        for line in lines { #expect(line.cellWidth <= columns, "\(line)") }
        let text = lines.map(\.description).joined(separator: " ")
        for word in typed { #expect(text.contains(word), "\(word)") }
    }

    @Test("It fits on a screen of 24 rows, with the prompt")
    func rows() {
        #expect(HelpOverview.lines(columns: 80).count <= 22)
    }
}
