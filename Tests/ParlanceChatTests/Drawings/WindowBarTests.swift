import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Bar of the context window")
struct WindowBarTests {
    // 3 + (3 + 1 + 3) for the system prompt, 10 for each of the turns: see "Prompt of OpenAI's models".
    private static let talk = Session.make(
        settings: .make(system: "Be kind."), conversation: .make(("Hello", .make("Hi")), ("More", .make("No"))))

    private func lines(
        _ session: Session = talk, window: Int, columns: Int = 80, draft: String? = nil, isUTF8: Bool = true
    ) -> [StyledText] {
        WindowBar(session, window: window, counter: TokenCounter(session.gateway), draft: draft, isUTF8: isUTF8)
            .lines(columns: columns)
    }

    @Test("A draft that was set aside is a part of its own")
    func draft() {
        let lines = lines(window: 100, columns: 50, draft: "Tell me more")
        #expect(lines.first == .heading("window 37 of 100") + .dim(" (37%)"))
        #expect(lines.map(\.description).joined(separator: "\n").contains("▚ draft 7  ░ free 63"))
    }

    /// How many cells of a bar each sign takes, in the order in which they stand.
    private func cells(_ bar: StyledText) -> [Int] {
        bar.spans.map(\.text.count)
    }

    @Test("It has a title, a bar with a part for each kind of text, and a legend whose numbers add up to the window")
    func parts() {
        #expect(
            lines(window: 100, columns: 50) == [
                .heading("window 30 of 100") + .dim(" (30%)"),
                .heading("█████") + .accent("▓▓▓▓▓") + .success("▒▒▒▒▒")
                    + .dim("░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░"),
                .heading("█ ") + "system 10  " + .accent("▓ ") + "earlier turns 10  " + .success("▒ ") + "last turn 10",
                .dim("░ ") + "free 70",
            ])
    }

    @Test("Where only ASCII can be shown its signs are ASCII")
    func ascii() {
        let lines = lines(window: 100, columns: 40, isUTF8: false)
        let text = lines.map(\.description).joined()
        #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(lines[1].description == "####====----............................")
    }

    @Test(
        "The bar fills the terminal, but is never wider than it, nor than two hundred cells",
        arguments: [10, 40, 80, 200, 300])
    func width(columns: Int) {
        for window in [31, 100, 128_000] {
            let lines = lines(window: window, columns: columns)
            #expect(lines[1].cellWidth == min(columns, 200))
            #expect(columns < 40 || lines.allSatisfy { $0.cellWidth <= columns })
        }
    }

    @Test("A part is seen however small it is")
    func small() {
        #expect(cells(lines(window: 128_000)[1]) == [1, 1, 1, 77])
    }

    @Test("A conversation that is too long leaves nothing free")
    func overfull() {
        let lines = lines(window: 20, columns: 40)
        #expect(lines[0].description == "window 30 of 20 (150%)")
        #expect(lines[1].cellWidth == 40)
        #expect(cells(lines[1]) == [20, 20])
        #expect(lines.allSatisfy { !$0.description.contains("free") })
    }

    @Test("A count that is not the provider's has a ~")
    func estimated() {
        let session = Session.make(gateway: .make(.mistralLarge), conversation: .make(("Hello", .make("Hi"))))
        #expect(lines(session, window: 1_000)[0].description.hasPrefix("window ~"))
    }
}
