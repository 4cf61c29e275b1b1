import TerminalEditor
import TestSupport

/// Lists and questions, beside a draft that must outlive them.
extension FuzzSession {
    /// Something is asked beside a draft.
    func playAside() async -> String? {
        terminal.setAnswers(false)
        let opensByKey = random.chance(30)
        let isLive = random.chance(30)
        if !opensByKey || isLive, let fault = await leavePrompt() { return fault }
        if isLive { reader.beginWork(commands.work(alarm: .none)) }
        let answer = isLive ? FuzzAnswer(on: writer, seed: random.next()) : nil
        var model = FuzzModel()
        // Keys are read at once only while something goes on.
        if opensByKey || isLive { await type(&model, keys: random.number(0...20)) }
        let fault =
            opensByKey ? await openList(isLive: isLive) : random.chance(40) ? await pick() : await ask(&model)
        if let fault { return fault }
        await answer?.stop()
        reader.endWork()
        reads.resume()
        await type(&model, keys: random.number(0...10))
        if model.text.isEmpty { typeWord(&model) }
        return await submit(model)
    }

    // MARK: Lists

    /// The program lets the person choose.
    private func pick() async -> String? {
        let (reader, list) = (reader, list)
        list.isShown = false
        let result = Task { await reader.pick(list.picker()) }
        guard await wait(until: { list.isShown }) else { return fault("the list is not shown") }
        // Until then the list is taken for unseen.
        try? await Task.sleep(for: .milliseconds(400))
        if random.chance(10) {
            result.cancel()
            return await result.value == .dismissed ? nil : fault("a list that was cancelled is chosen from")
        }
        let wanted = await choose()
        let found = await result.value
        return found == wanted ? nil : fault("\(found) instead of \(wanted)")
    }

    /// Ctrl-O opens a list, and what is chosen is submitted.
    private func openList(isLive: Bool) async -> String? {
        commands.use(.done, after: 0)
        let done = commands.received.count
        list.isShown = false
        type("\u{F}")
        guard await wait(until: { list.isShown }) else { return fault("the list is not shown") }
        guard case .chosen(let index) = await choose() else { return nil }
        guard isLive else { return await expect([FuzzList.line(index)]) }
        guard await wait(until: { commands.received.count > done }) else { return fault("nothing is chosen") }
        return commands.received.last == FuzzList.line(index) ? nil : fault("another item is chosen than \(index)")
    }

    /// Chooses, and says what.
    private func choose() async -> PickResult {
        for _ in 0..<random.number(0...8) {
            type(
                random.pick(["x", "漢", "\u{7F}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[5~", "\u{1B}[6~", "\u{17}", "\u{14}"]))
            if random.chance(20) { resize() }
        }
        // Without a filter the one is selected that was at first.
        type("y\u{15}")
        var selected = 3
        for _ in 0..<random.number(0...50) {
            let isDown = random.chance(70)
            selected = min(max(selected + (isDown ? 1 : -1), 0), FuzzList.count - 1)
            type(isDown ? "\u{1B}[B" : "\u{1B}[A")
        }
        if random.chance(40) {
            selected = random.number(0...FuzzList.count - 1)
            type(selected < 10 ? "m 0\(selected)" : "m \(selected)")
        }
        if random.chance(20) {
            type(random.pick(["\u{1B}[27u", "\u{1B}[99;5u", "\u{7}"]))
            return .dismissed
        }
        type("\r")
        return .chosen(selected)
    }

    // MARK: Questions

    /// The program asks something. What is typed before anybody can have seen it goes to the draft.
    private func ask(_ model: inout FuzzModel) async -> String? {
        let isSecret = random.chance(30)
        let words = "Q\(random.number(1000...9999))? "
        let reader = reader
        let result = Task {
            if isSecret { return await reader.readSecret(words) }
            let prompt = LinePrompt(words, isQuestion: true, isLeftByInterrupt: true)
            guard case .line(let line) = await reader.readLine(prompt) else { return nil }
            return line.text
        }
        let early = random.chance(40) ? "E" : ""
        if !early.isEmpty { terminal.typeAtOnce(Array(early.utf8)) }
        await terminal.waitFor(words, seconds: 5)
        // Until then the question is taken for unseen.
        try? await Task.sleep(for: .milliseconds(400))
        if random.chance(10) {
            result.cancel()
            guard await result.value == nil else { return fault("a question that was cancelled is answered") }
            model.append(early)
            return nil
        }
        var answer = FuzzModel()
        await type(&answer, keys: random.number(0...12))
        let isLeft = random.chance(20)
        type(isLeft ? "\u{1B}[99;5u" : "\r")
        guard let found = await result.value else {
            model.append(early)
            return isLeft || (isSecret && answer.text.isEmpty) ? nil : fault("\(words) is not answered")
        }
        let isWhole = found == answer.text
        guard !isLeft, isWhole || (!early.isEmpty && found == early + answer.text) else {
            return fault("the answer is \(found.debugDescription) instead of \(answer.text.debugDescription)")
        }
        if isWhole { model.append(early) }
        return nil
    }
}
