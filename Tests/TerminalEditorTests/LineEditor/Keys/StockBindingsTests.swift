import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("What libedit has bound to each key")
struct StockBindingsTests {
    private typealias Run = StockBindings.Run

    @Test("A list is read key by key, and keys without a line do nothing")
    func list() throws {
        let listing = """
            Standard key bindings
            "^@"           ->  ed-quoted-insert
            "^G"           ->  is undefined
            "^\\" to "^]"   ->  ed-ignore
            " "  to "/"    ->  ed-insert
            "0"  to "9"    ->  ed-digit
            "^?"           ->  em-delete-prev-char
            "^È"          ->  ed-delete-prev-word
            "\u{A0}" to "ÿ"   ->  ed-insert
            Alternative key bindings
            "\""            ->  vi-comment-out
            "\\"            ->  parlance-newline
            "\\303"         ->  vi-zero
            "\\U+00FE" to "\\U+00FF"->  ed-argument-digit
            Multi-character bindings
            "^[^H"         ->  ed-delete-prev-word

            """
        let stock = try #require(StockBindings(listing: Array(listing.utf8)))
        #expect(
            stock[.standard] == [
                Run(keys: 0...0, command: "ed-quoted-insert"), Run(keys: 1...6, command: "ed-unassigned"),
                Run(keys: 7...7, command: "ed-unassigned"), Run(keys: 8...0x1B, command: "ed-unassigned"),
                Run(keys: 0x1C...0x1D, command: "ed-ignore"), Run(keys: 0x1E...0x1F, command: "ed-unassigned"),
                Run(keys: 0x20...0x2F, command: "ed-insert"), Run(keys: 0x30...0x39, command: "ed-digit"),
                Run(keys: 0x3A...0x7E, command: "ed-unassigned"),
                Run(keys: 0x7F...0x7F, command: "em-delete-prev-char"),
                Run(keys: 0x80...0x87, command: "ed-unassigned"),
                Run(keys: 0x88...0x88, command: "ed-delete-prev-word"),
                Run(keys: 0x89...0x9F, command: "ed-unassigned"), Run(keys: 0xA0...0xFF, command: "ed-insert"),
            ])
        #expect(
            stock[.alternative] == [
                Run(keys: 0...0x21, command: "ed-unassigned"), Run(keys: 0x22...0x22, command: "vi-comment-out"),
                Run(keys: 0x23...0x5B, command: "ed-unassigned"), Run(keys: 0x5C...0x5C, command: "parlance-newline"),
                Run(keys: 0x5D...0xC2, command: "ed-unassigned"), Run(keys: 0xC3...0xC3, command: "vi-zero"),
                Run(keys: 0xC4...0xFD, command: "ed-unassigned"), Run(keys: 0xFE...0xFF, command: "ed-argument-digit"),
            ])
    }

    @Test(
        "A list that is not understood is none",
        arguments: [
            "", "Standard key bindings\n", "\"a\" -> ed-insert\n",
            "Standard key bindings\n\"ab\"  ->  ed-insert\nAlternative key bindings\n",
            "Standard key bindings\n\"a\"  ed-insert\nAlternative key bindings\n",
            "Standard key bindings\n\"b\" to \"a\"  ->  ed-insert\nAlternative key bindings\n",
        ])
    func nonsense(_ listing: String) {
        #expect(StockBindings(listing: Array(listing.utf8)) == nil)
    }

    @Test(
        "libedit's own list says of each key what it says of the key alone",
        arguments: [
            "", "bind -v", "bind \"\\\\\" ed-prev-char\nbind '\"' ed-next-char\nbind ^^ ed-newline\nbind -s a xyz",
        ])
    func each(_ file: String) throws {
        #expect(EditlineReader.setsUTF8Locale)
        let folder = try TemporaryDirectory()
        let terminal = try PseudoTerminal.open()
        let path = try folder.write(file + "\n", to: "editrc")
        let end = FileDescriptor(terminal.programEnd)
        // It ends outside the lock, which it needs for that.
        let engine = EditlineLock.withLock {
            EditlineEngine(terminal: end, screen: end, type: "xterm")
        }
        let (bindings, standard, alternative) = EditlineLock.withLock {
            engine?.bindKeys(path)
            return (engine?.bindings, engine?.bindingsOneByOne(in: nil), engine?.bindingsOneByOne(in: "-a"))
        }
        let runs = try #require(bindings)
        #expect(Self.keyByKey(runs[.standard]) == standard)
        #expect(Self.keyByKey(runs[.alternative]) == alternative)
        #expect(standard?.map(\.keys) == (0...0xFF).map { $0...$0 })
    }

    private static func keyByKey(_ runs: [Run]) -> [Run] {
        runs.flatMap { run in run.keys.map { Run(keys: $0...$0, command: run.command) } }
    }
}
