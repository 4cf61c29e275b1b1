import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

/// The guide's table of keys, held against what libedit's map does with each control character.
@Suite("The reference of keys")
struct KeyReferenceTests {
    @Test("It has each control character that does something, and no other")
    func controls() throws {
        let terminal = try PseudoTerminal.open()
        let end = FileDescriptor(terminal.programEnd)
        // The engine is given up outside of the lock, as it takes that itself then.
        let engine = try #require(
            EditlineLock.withLock {
                EditlineEngine(terminal: end, screen: end, type: "xterm")
            })
        let keys = EditlineLock.withLock {
            engine.bindKeys("/dev/null")
            return (UInt8(1)..<0x20).filter { Self.doesSomething(engine.boundCommand(to: [$0])) }
        }
        let bound = Set(keys.map(Self.name))
        let table = try GuideFile("Chat").rows(below: "Keys").map { $0[0] }.joined(separator: ", ")
        let listed = table.matches(of: /Ctrl-[A-Z_]|Tab|Esc/).map { String($0.output) }
        #expect(Set(listed).union(["Enter"]) == bound)
    }

    private static func doesSomething(_ command: String?) -> Bool {
        guard let command else { return false }
        return !["parlance-refuse", "ed-unassigned", "ed-ignore"].contains(command)
    }

    private static func name(of key: UInt8) -> String {
        switch key {
        case 0x09: "Tab"
        case 0x0D: "Enter"
        case 0x1B: "Esc"
        default: "Ctrl-\(Character(Unicode.Scalar(key | 0x40)))"
        }
    }
}
