import ParlanceSystem
import Synchronization
import TerminalEditor
import TestSupport

/// One editor in a terminal of its own, with whoever reads from it and works meanwhile.
///
/// Each phase begins at an empty prompt and ends there; it returns what went wrong.
final class FuzzSession {
    /// What has not happened after so long never will.
    static let patience = Duration.seconds(30)

    let terminal: FuzzTerminal
    let writer: TerminalWriter
    let reader: EditlineReader
    let reads: FuzzReads
    let commands = FuzzCommands()
    let list = FuzzList()
    let interrupts = Mailbox<Bool>()
    let isVi: Bool
    var random: SeededGenerator
    /// The keys of the present phase.
    var log: [String] = []
    private let observation: SignalWatcher.Observation

    /// Nil if there is no editor.
    init?(_ terminal: FuzzTerminal, isVi: Bool, random: SeededGenerator) {
        var random = random
        let end = FileDescriptor(terminal.programEnd)
        let environment = ["TERM": "xterm", "LANG": "C.UTF-8"]
        let writer = TerminalWriter(
            fileDescriptor: end, capabilities: .detect(fileDescriptor: end, environment: environment))
        let reader = EditlineReader(
            input: end, output: end, writer: writer, terminalType: random.pick(["xterm", "vt220", "no-such"]),
            keyBindingsFile: Self.bindings(isVi: isVi), history: ["one", "two\nlines", "a longer line of the history"],
            completer: { request in
                request.line.isEmpty
                    ? .none
                    : Completion(
                        replaces: 0..<request.cursor,
                        candidates: [.init(request.line + "x", note: "n"), .init(request.line + "yé"), .init("👩‍💻")])
            }, editor: ExternalEditor(environment: ["EDITOR": random.pick(["true", "false", "/no/such"])]),
            keeper: { _ in })
        guard let reader else { return nil }
        // Registered after the editor, which hears of it first.
        let (list, interrupts) = (list, interrupts)
        observation = SignalWatcher.shared.observe([.interrupt]) { _ in interrupts.put(true) }
        let aids = LineAids(
            meter: { "\($0.count) 漢" },
            ledger: { draft, columns in ["ledger", StyledText("\(draft.count) of \(columns)"), "漢"] },
            picker: { list.picker() })
        reads = FuzzReads(reader, aids: aids)
        (self.terminal, self.writer, self.reader, self.isVi, self.random) = (terminal, writer, reader, isVi, random)
    }

    // MARK: Keys whose effect is known

    /// Types so many keys that the model knows, with answers of the terminal and changes of size between them.
    func type(_ model: inout FuzzModel, keys count: Int) async {
        for _ in 0..<count where model.text.count < 250 {
            type(model.keys(&random, isVi: isVi))
            if random.chance(3) { resize() }
            if random.chance(6) { await reply() }
        }
        if model.after.isEmpty, random.chance(8) {
            let text = String(repeating: "0123456789 漢字\n", count: random.number(50...3000)) + "."
            model.append(text)
            type("\u{1B}[200~\(text)\u{1B}[201~")
        }
    }

    /// A word at the cursor: Enter on an empty draft makes a line only where somebody reads, which is not known here.
    func typeWord(_ model: inout FuzzModel) {
        model.append("word")
        type("word")
    }

    func type(_ keys: String) {
        log.append(keys)
        terminal.type(keys)
    }

    /// An answer of the terminal, cut and late. It is nothing that anybody has typed.
    func reply() async {
        // In vi Escape is a key of its own, by time. After three seconds nothing that can be typed is taken for a rest.
        let pieces = TerminalReplies.pieces(&random, cutsEscape: !isVi)
        for (index, piece) in pieces.enumerated() {
            if index > 0 {
                let pause = random.chance(3) ? 1000 : random.pick([0, 0, 1, 20, 60, 150])
                log.append("(\(pause) ms)")
                try? await Task.sleep(for: .milliseconds(pause))
            }
            log.append(String(decoding: piece, as: UTF8.self))
            terminal.typeAtOnce(piece)
        }
    }

    /// Another size, so large that nothing of what the model types is folded.
    func resize() { terminal.resize(columns: random.number(60...120), rows: random.number(24...40)) }

    // MARK: Lines

    /// Enter, and a line of this text.
    func submit(_ model: FuzzModel) async -> String? {
        type("\r")
        return await expect([model.text])
    }

    /// Whether these lines come now, and in this order.
    func expect(_ texts: [String]) async -> String? {
        for (index, text) in texts.enumerated() {
            guard let line = await reads.next(within: Self.patience) else {
                return fault("line \(index + 1) of \(texts.count) did not come: \(text.debugDescription.prefix(300))")
            }
            guard line.text == text else {
                return fault(
                    "line \(index + 1) of \(texts.count): got \("\(line)".prefix(300)), "
                        + "wanted \(text.debugDescription.prefix(300))")
            }
        }
        return nil
    }

    /// Has nobody read from now on.
    func leavePrompt() async -> String? {
        reads.pause()
        type("go\r")
        return await expect(["go"])
    }

    /// Waits for something that no one tells of.
    func wait(_ time: Duration = patience, until condition: () -> Bool) async -> Bool {
        let end = ContinuousClock.now + time
        while !condition() {
            guard ContinuousClock.now < end else { return condition() }
            try? await Task.sleep(for: .milliseconds(1))
        }
        return true
    }

    func fault(_ words: String) -> String {
        "\(isVi ? "vi" : "emacs"): \(words) after \(log.suffix(100).map { $0.count > 400 ? "\($0.prefix(40))…" : $0 })"
    }

    private static func bindings(isVi: Bool) -> String {
        let path = "/tmp/editor-fuzz-\(CurrentProcess.id)-\(isVi)"
        try? OpenFile(path, .writing, [.creating, .emptying]).write(isVi ? "bind -v\n" : "\n")
        return path
    }
}

extension LineInput {
    /// The text of a line; nil for anything else.
    var text: String? { if case .line(let line) = self { line.text } else { nil } }
}
