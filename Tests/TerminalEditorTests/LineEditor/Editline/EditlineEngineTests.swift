import CParlanceEditline
import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

/// A draft is given to libedit with every key, mostly as what it has more than the one before.
@Suite("What libedit holds")
struct EditlineEngineTests {
    private static let parts = [
        "a", "word ", "\n", "\t", "漢字", "é", "\u{301}", "👍", "🏽", "👩", "\u{200D}💻", "🇩", "🇪", "क्", "षि", "한", "\u{11AB}",
        "ﾞ", String(repeating: "long ", count: 90),
    ]

    @Test("It has a cell for each character and the cursor between two, however it came to be", arguments: 0..<20)
    func cells(seed: UInt64) throws {
        #expect(EditlineReader.setsUTF8Locale)
        let terminal = try PseudoTerminal.open()
        let end = FileDescriptor(terminal.programEnd)
        // It ends outside the lock, which it needs for that.
        let engine = try #require(
            EditlineLock.withLock { EditlineEngine(terminal: end, screen: end, type: "xterm") })
        var generator = SeededGenerator(seed: seed)
        var draft = Draft()
        var known: [Character: UInt32] = [:]
        for _ in 0..<120 {
            Self.change(&draft, &generator)
            draft.mendSeam()
            let (held, cursor, changed) = EditlineLock.withLock {
                engine.show(draft)
                let held = UnsafeBufferPointer(start: ce_text(engine.editor), count: ce_length(engine.editor))
                return (Array(held), ce_cursor(engine.editor), engine.changedDraft())
            }
            if draft.isEmpty { known = [:] }
            let characters = Array(draft.before) + Array(draft.after)
            try #require(held.count == characters.count, "\(draft)")
            for (character, cell) in zip(characters, held) {
                #expect(known[character, default: cell] == cell, "\(draft)")
                known[character] = cell
            }
            #expect(Set(known.values).count == known.count, "\(draft)")
            #expect(cursor == draft.before.count, "\(draft)")
            #expect(changed == nil, "\(draft)")
        }
    }

    private static func change(_ draft: inout Draft, _ generator: inout SeededGenerator) {
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        switch random(9) {
        case 0: _ = draft.deleteBackward()
        case 1: _ = draft.deleteForward()
        case 2: for _ in 0..<random(8) { _ = draft.moveLeft() }
        case 3: for _ in 0..<random(8) { _ = draft.moveRight() }
        case 4 where random(20) == 0: draft = Draft()
        default: draft.insert(parts[random(parts.count)])
        }
    }
}
