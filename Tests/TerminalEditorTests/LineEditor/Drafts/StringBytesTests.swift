import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Texts as bytes")
struct StringBytesTests {
    @Test("What two texts have in common is found to the byte, also within a character", arguments: 0..<40)
    func common(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func text(_ parts: Int) -> String {
            (0..<parts).map { _ in ["a", "b", "é", "è", "漢", "漣", "👍🏽", "\n"].randomElement(using: &generator) ?? "" }
                .joined()
        }
        for _ in 0..<20 {
            let (start, end) = (text(Int.random(in: 0...70, using: &generator)), text(3))
            let (left, right) = (start + text(Int.random(in: 0...3, using: &generator)) + end, start + text(2) + end)
            let (bytes, others) = (Array(left.utf8), Array(right.utf8))
            #expect(left.commonStart(with: right) == zip(bytes, others).prefix { $0 == $1 }.count)
            #expect(left.commonEnd(with: right) == zip(bytes.reversed(), others.reversed()).prefix { $0 == $1 }.count)
            #expect(left.begins(with: right) == bytes.starts(with: others))
            #expect(left.hasSameBytes(as: right) == (bytes == others))
            #expect(left.bytes(behind: start).map { Array($0.utf8) } == Array(bytes.dropFirst(start.utf8.count)))
        }
    }

    @Test("Texts that mean the same are others where their bytes are")
    func equivalence() {
        #expect(!"e\u{301}".hasSameBytes(as: "é"))
        #expect(Draft(before: "e\u{301}") != Draft(before: "é"))
        #expect(Draft(before: "a", after: "b").hasSameText(as: Draft(before: "ab")))
        #expect(!Draft(before: "a", after: "é").hasSameText(as: Draft(before: "ae\u{301}")))
        #expect("ab".bytes(behind: "b") == nil)
        #expect("".commonEnd(with: "a") == 0)
        #expect("".commonStart(with: "a") == 0)
    }
}
