import TerminalEditor
import TestSupport

/// At the prompt.
extension FuzzSession {
    /// Keys whose result is known.
    func playModel() async -> String? {
        var model = FuzzModel()
        terminal.setAnswers(random.chance(50))
        await type(&model, keys: random.number(1...60))
        if model.text.isEmpty { typeWord(&model) }
        return await submit(model)
    }

    /// Keys of which only is known that the editor lives after them, at the prompt or while an answer streams.
    func playWild(inAnswer: Bool) async -> String? {
        terminal.setAnswers(true)
        var answer: FuzzAnswer?
        if inAnswer {
            if let fault = await leavePrompt() { return fault }
            commands.use(.panel(title: "Panel", rows: (0..<50).map { "row \($0) 漢" }), after: 5)
            reader.beginWork(commands.work(alarm: .bell))
            answer = FuzzAnswer(on: writer, seed: random.next())
        }
        terminal.resize(columns: random.number(1...100), rows: random.number(1...30))
        await typeWildly()
        await answer?.stop()
        reader.endWork()
        reads.resume()
        terminal.resize(columns: 80, rows: 24)
        return await recover()
    }

    func typeWildly() async {
        for _ in 0..<random.number(1...60) {
            let keys = WildKeys.keys(&random, isVi: isVi)
            log.append(String(decoding: keys, as: UTF8.self))
            let cut = random.number(0...keys.count)
            terminal.type(Array(keys[..<cut]))
            // The pause is input, too: by time the editor tells Escape from the beginning of a sequence.
            if random.chance(10) { try? await Task.sleep(for: .milliseconds(random.number(0...60))) }
            terminal.type(Array(keys[cut...]))
            if random.chance(5) { terminal.resize(columns: random.number(1...100), rows: random.number(1...30)) }
        }
    }

    private func recover() async -> String? {
        for attempt in 0..<20 {
            // Ctrl-C alone ends a paste whose end never came, closes a list, clears, takes back what is queued, then
            // interrupts; two more for vi's `r`.
            for _ in 0..<5 {
                terminal.type([0x03])
                try? await Task.sleep(for: .milliseconds(20))
            }
            let mark = "still here \(attempt)"
            terminal.type(mark + "\r")
            while let line = await reads.next(within: attempt < 19 ? .seconds(2) : Self.patience) {
                guard line.text == mark else { continue }
                // A draft that was set aside is back now.
                return await clear()
            }
        }

        return fault("the editor does not answer")
    }

    /// Takes away what is left at the prompt. The mark comes after every Ctrl-C, so no answer to one is left over. A
    /// Ctrl-C between two reads is a signal, which this terminal sends to nobody: then the draft is still there.
    private func clear() async -> String? {
        for _ in 0..<10 {
            try? await Task.sleep(for: .milliseconds(20))
            terminal.type([0x03])
            terminal.type("cleared\r")
            while let line = await reads.next(within: Self.patience) {
                guard line != .interrupted else { continue }
                guard line.text == "cleared" else { break }
                closePanel()
                return nil
            }
        }
        return fault("Ctrl-C does not clear")
    }

    /// Closes what stands above the empty draft, if anything does. Where nothing does, Escape is a command in vi, which
    /// `i` takes back.
    func closePanel() { type(isVi ? "\u{1B}[27ui\u{7F}" : "\u{1B}[27u") }
}
