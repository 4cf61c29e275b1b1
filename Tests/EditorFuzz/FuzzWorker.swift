import ParlanceSystem
import Synchronization
import TerminalEditor
import TestSupport

/// The rounds of one seed.
final class FuzzWorker: Sendable {
    /// Rounds of each seed; a new editor after each of them.
    static let rounds = 12
    /// A read that has not come back after so many seconds hangs.
    private static let patience = 30

    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// What went wrong.
    func run() async -> [String] {
        var random = SeededGenerator(seed: seed)
        for round in 0..<Self.rounds {
            do {
                if let fault = try await play(round, &random) { return ["round \(round): " + fault] }
            } catch {
                return ["round \(round): \(error)"]
            }
        }
        return []
    }

    private func play(_ round: Int, _ random: inout SeededGenerator) async throws -> String? {
        let terminal = try FuzzTerminal()
        let isVi = random.chance(50)
        terminal.resize(columns: random.number(60...120), rows: random.number(24...40))
        let found = try terminal.settings
        let kept = Mutex<[String]>([])
        guard
            let reader = EditlineReader(
                input: FileDescriptor(terminal.programEnd), output: FileDescriptor(terminal.programEnd),
                terminalType: random.pick(["xterm", "vt220", "no-such"]),
                keyBindingsFile: Self.bindings(isVi: isVi),
                history: ["one", "two\nlines", "a longer line of the history"],
                completer: { request in
                    Completion(
                        replaces: 0..<request.cursor,
                        candidates: [.init(request.line + "x", note: "n"), .init(request.line + "yé"), .init("👩‍💻")])
                }, editor: ExternalEditor(environment: ["EDITOR": random.pick(["true", "false", "/no/such"])]),
                keeper: { drafts in kept.withLock { $0 = drafts } })
        else { return "there is no editor" }
        let reads = FuzzReads(reader)
        defer { reads.stop() }
        // What is typed while the terminal is not the editor's is changed by the kernel, and its line breaks are Enter.
        try await terminal.waitForOutput()
        for _ in 0..<3 {
            if let fault = await playModel(reads, terminal, isVi: isVi, &random) { return fault }
            if let fault = await playWild(reads, terminal, isVi: isVi, &random) { return fault }
        }
        reads.stop()
        await reader.close()
        let left = try terminal.settings
        return left == found ? nil : "the terminal was left with \(left) instead of \(found)"
    }

    /// Keys whose result is known.
    private func playModel(
        _ reads: FuzzReads, _ terminal: FuzzTerminal, isVi: Bool, _ random: inout SeededGenerator
    ) async -> String? {
        var model = FuzzModel()
        var log: [String] = []
        terminal.setAnswers(false)
        for _ in 0..<random.number(1...60) where model.text.count < 250 {
            let keys = model.keys(&random, isVi: isVi)
            log.append(keys)
            terminal.type(Array(keys.utf8))
            if random.chance(2) { terminal.resize(columns: random.number(60...120), rows: random.number(24...40)) }
        }
        if model.after.isEmpty, random.chance(20) {
            let text = String(repeating: "0123456789 漢字\n", count: random.number(50...3000)) + "."
            model.append(text)
            terminal.type(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
        }
        terminal.type([0x0D])
        guard let line = await reads.next(within: Self.patience) else { return "no line after \(log)" }
        guard case .line(let submitted) = line, submitted.text == model.text else {
            return
                "\(isVi ? "vi" : "emacs"): got \("\(line)".prefix(300)), wanted \(model.text.debugDescription.prefix(300)) "
                + "after \(log)"
        }
        return nil
    }

    /// Keys of which only is known that the editor lives after them.
    private func playWild(
        _ reads: FuzzReads, _ terminal: FuzzTerminal, isVi: Bool, _ random: inout SeededGenerator
    ) async -> String? {
        terminal.setAnswers(true)
        terminal.resize(columns: random.number(1...100), rows: random.number(1...30))
        var log: [[UInt8]] = []
        for _ in 0..<random.number(1...60) {
            let keys = WildKeys.keys(&random, isVi: isVi)
            log.append(keys)
            let cut = random.number(0...keys.count)
            terminal.type(Array(keys[..<cut]))
            // The pause is input, too: by time the editor tells Escape from the beginning of a sequence.
            if random.chance(10) { DetachedThread.sleep(milliseconds: UInt32(random.number(0...60))) }
            terminal.type(Array(keys[cut...]))
            if random.chance(5) { terminal.resize(columns: random.number(1...100), rows: random.number(1...30)) }
        }
        terminal.resize(columns: 80, rows: 24)
        for attempt in 0..<20 {
            // Ctrl-C alone ends a paste whose end never came, then clears, then interrupts; two more for vi's `r`.
            for _ in 0..<4 {
                terminal.type([0x03])
                DetachedThread.sleep(milliseconds: 20)
            }
            let mark = "still here \(attempt)"
            terminal.type(Array((mark + "\r").utf8))
            while let line = await reads.next(within: attempt < 19 ? 2 : Self.patience) {
                guard case .line(let submitted) = line, submitted.text == mark else { continue }
                // A draft that was set aside is back now.
                return await clear(reads, terminal)
            }
        }
        return "the editor does not answer after \(log.suffix(80).map { String(decoding: $0, as: UTF8.self) })"
    }

    /// Takes away what is left at the prompt. The mark comes after every Ctrl-C, so no answer to one is left over. A
    /// Ctrl-C between two reads is a signal, which this terminal sends to nobody: then the draft is still there.
    private func clear(_ reads: FuzzReads, _ terminal: FuzzTerminal) async -> String? {
        for _ in 0..<10 {
            DetachedThread.sleep(milliseconds: 20)
            terminal.type([0x03])
            terminal.type(Array("cleared\r".utf8))
            while let line = await reads.next(within: Self.patience) {
                guard line != .interrupted else { continue }
                if case .line(let submitted) = line, submitted.text == "cleared" { return nil }
                break
            }
        }
        return "Ctrl-C does not clear"
    }

    private static func bindings(isVi: Bool) -> String {
        let path = "/tmp/editor-fuzz-\(CurrentProcess.id)-\(isVi)"
        try? OpenFile(path, .writing, [.creating, .emptying]).write(isVi ? "bind -v\n" : "\n")
        return path
    }
}
