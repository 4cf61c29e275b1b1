import Testing

@testable import TerminalEditor

@Suite("Keys of a view")
struct ViewKeyTests {
    private func keys(_ text: String) -> [ViewKey] {
        var bytes = Array(text.utf8)[...]
        var keys: [ViewKey] = []
        while let key = ViewKey.take(from: &bytes) { keys.append(key) }
        return keys
    }

    @Test("Arrows in both forms, letters, Enter, Escape, and the ways out")
    func all() {
        #expect(keys("\u{1B}[A\u{1B}OB\u{1B}[1;5Akj") == [.up, .down, .up, .up, .down])
        #expect(keys("\r\n\u{7F}\u{1B}[D\u{1B}") == [.enter, .enter, .back, .back, .back])
        #expect(keys("q\u{3}\u{4}Q") == [.quit, .quit, .quit, .quit])
    }

    @Test("What means nothing is passed over, sequences as a whole")
    func others() {
        #expect(keys("xyz\u{1B}[15~\u{1B}[200~é\u{1B}[Hq") == [.quit])
        #expect(keys("") == [])
    }
}
