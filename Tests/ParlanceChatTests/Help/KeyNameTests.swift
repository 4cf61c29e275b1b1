import Testing

@testable import ParlanceChat

@Suite("Names of keys")
struct KeyNameTests {
    @Test(
        "A key is one however it is written",
        arguments: [
            ("ctrl-s", "Ctrl-S"), ("CTRL+S", "Ctrl-S"), ("^S", "Ctrl-S"), ("C-s", "Ctrl-S"), ("Control-S", "Ctrl-S"),
            ("alt+enter", "Alt-Enter"), ("M-Enter", "Alt-Enter"), ("option-return", "Option-Return"),
            ("pgup", "Page Up"),
        ])
    func spellings(typed: String, name: String) {
        #expect(KeyName(typed) == KeyName(name))
        #expect(KeyName(typed) != KeyName("Ctrl-X"))
    }

    @Test("An entry has all its keys, and the first of each pair")
    func entries() {
        #expect(
            KeyName.all(in: "Ctrl-_, Ctrl-X Ctrl-R") == [
                KeyName("Ctrl-_"), KeyName("Ctrl-X Ctrl-R"), KeyName("Ctrl-X"),
            ])
    }
}
