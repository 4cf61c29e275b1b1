import Testing

@testable import TerminalEditor

@Suite("From events to libedit's keys")
struct KeyTranslatorTests {
    private static let chosen = EditorCommand.syntheticKey

    /// The key for an event, and what it stands for.
    private func key(
        _ event: KeyParser.Event, _ translator: inout KeyTranslator,
        meaning: KeyTranslator.Meaning = .nothing
    ) -> UInt8? {
        translator.key(for: event) { _ in meaning }
    }

    private func next(_ translator: inout KeyTranslator) -> UInt8? { translator.pendingKey() }

    @Test("A key stays one, and text, pastes and commands are behind the synthetic key")
    func plain() {
        var keys = KeyTranslator()
        #expect(key(.key(0x61), &keys) == 0x61)
        #expect(key(.text("漢"), &keys) == Self.chosen)
        #expect(keys.chosen == (.insertText, "漢"))
        #expect(key(.paste(Array("a\r\nb\u{1B}".utf8)), &keys) == Self.chosen)
        #expect(keys.chosen == (.paste, "a\nb"))
        #expect(key(.cutPaste(Array("a".utf8)), &keys) == Self.chosen)
        #expect(keys.chosen == (.cutPaste, "a"))
        #expect(key(.sequence([0x1B, 0x5B, 0x41]), &keys, meaning: .command(.up)) == Self.chosen)
        #expect(keys.chosen == (.up, ""))
        #expect(key(.sequence([0x1B, 0x5B, 0x5A]), &keys) == nil)
        #expect(next(&keys) == nil)
    }

    @Test("A sequence that libedit knows goes there byte by byte, and is looked up once")
    func libedit() {
        var keys = KeyTranslator()
        var looked = 0
        for _ in 0..<2 {
            let first = keys.key(for: .sequence([0x1B, 0x78, 0x79])) { _ in
                looked += 1
                return .libedit
            }
            #expect([first, next(&keys), next(&keys), next(&keys)] == [0x1B, 0x78, 0x79, nil])
        }
        #expect(looked == 1)
    }

    @Test("What follows Ctrl-X belongs to it, and is refused where it means nothing")
    func controlX() {
        var keys = KeyTranslator()
        #expect(key(.key(0x18), &keys) == nil)
        var sequence: [UInt8] = []
        _ = keys.key(for: .key(0x05)) {
            sequence = $0
            return .command(.edit)
        }
        #expect(sequence == [0x18, 0x05])
        #expect(keys.chosen.command == .edit)
        #expect(key(.key(0x18), &keys) == nil)
        #expect(key(.key(0x71), &keys) == Self.chosen)
        #expect(keys.chosen.command == .refuse)
        var rebound = KeyTranslator(controlXIsPrefix: false)
        #expect(key(.key(0x18), &rebound) == 0x18)
    }

    @Test("After vi's r the next character is written over, whatever it is; another key does its own")
    func replacement() {
        var keys = KeyTranslator(usesViKeys: true)
        keys.awaitReplacement()
        #expect(key(.text("é"), &keys) == Self.chosen)
        #expect(keys.chosen == (.overwrite, "é"))
        #expect(key(.key(0x61), &keys) == 0x61)
        keys.awaitReplacement()
        #expect(key(.key(0x0D), &keys) == 0x0D)
    }

    @Test("In vi Escape is a key of its own, but for Alt-Enter, and ends overtyping")
    func escape() {
        var keys = KeyTranslator(usesViKeys: true)
        #expect(key(.sequence([0x1B]), &keys) == 0x1B)
        let ended = [keys.consumeEndOfOvertyping(), keys.consumeEndOfOvertyping()]
        #expect(ended == [true, false])
        #expect(key(.sequence([0x1B, 0x64]), &keys) == 0x1B)
        #expect(next(&keys) == 0x64)
        #expect(key(.sequence([0x1B, 0x0D]), &keys) == Self.chosen)
        #expect(keys.chosen.command == .newline)
        keys.beginLine()
        #expect(next(&keys) == EditorCommand.viInsertKey)
        #expect(keys.isTyped(Int32(EditorCommand.viInsertKey)))
        #expect(!keys.isTyped(0x64))
    }
}
