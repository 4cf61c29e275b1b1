import Testing

@testable import TerminalEditor

@Suite("Text table")
struct TextTableTests {
    static let models: TextTable = {
        var table = TextTable(columns: [.init("model"), .init("provider"), .init("tokens", alignment: .right)])
        table.append([.accent("gpt-4o"), "openai", "1,204"])
        table.append([.accent("日本語モデル"), "ollama", "7"])
        return table
    }()

    @Test("Columns are aligned by cells, numbers on the right")
    func layout() {
        #expect(
            Self.models.lines(fitting: 80).map(\.description) == [
                "model         provider  tokens",
                "gpt-4o        openai     1,204",
                "日本語モデル  ollama         7",
            ])
    }

    @Test("Roles stay on the text and the head has its own")
    func roles() {
        let lines = Self.models.lines(fitting: 80)
        #expect(lines[0].spans.first == .init("model", .heading))
        #expect(lines[1].spans.first == .init("gpt-4o", .accent))
    }

    @Test("The widest text gives way, numbers keep their digits")
    func narrow() {
        #expect(
            Self.models.lines(fitting: 26).map(\.description) == [
                "model     provider  tokens",
                "gpt-4o    openai     1,204",
                "日本語…   ollama         7",
            ])
    }

    @Test("No line is wider than asked as long as one cell a column is left", arguments: 7...40)
    func everyWidth(_ width: Int) {
        let lines = Self.models.lines(fitting: width)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.cellWidth <= width })
    }

    @Test("Without titles there is no head, and no line ends with spaces")
    func noHead() {
        var table = TextTable(columns: [.init(), .init()])
        table.append([.code("/help"), "shows this"])
        table.append([.code("/m")])
        table.append([])
        table.append(["", "second"])
        #expect(
            table.lines(fitting: 80) == [
                .code("/help") + "  shows this", .code("/m"), "", "       second",
            ])
    }

    @Test("Text is made harmless before it is measured")
    func hostileText() {
        var table = TextTable(columns: [.init(), .init()])
        table.append(["a\u{1B}\n", "b"])
        table.append(["abcd", "b"])
        #expect(table.lines(fitting: 80).map(\.description) == ["a^[⏎  b", "abcd  b"])
    }

    @Test("A table without rows is its head, and without columns nothing")
    func empty() {
        #expect(TextTable(columns: [.init("model")]).lines(fitting: 80) == [.heading("model")])
        #expect(TextTable(columns: []).lines(fitting: 80) == [])
    }
}
