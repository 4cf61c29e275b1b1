import TerminalEditor
import TestSupport

/// While an answer streams.
extension FuzzSession {
    /// Ctrl-C in a form of which the terminal makes no signal.
    private static let interruptKey = "\u{1B}[99;5u"

    /// Lines are typed while nobody reads. Each comes once, in order, and so does the draft that is left.
    func playAnswer() async -> String? {
        terminal.setAnswers(random.chance(50))
        if let fault = await leavePrompt() { return fault }
        reader.beginWork(commands.work(alarm: random.pick([.none, .bell, .notification("done 漢")])))
        let answer = FuzzAnswer(on: writer, seed: random.next())
        var queue: [String] = []
        var model = FuzzModel()
        for _ in 0..<random.number(0...6) {
            await type(&model, keys: random.number(1...30))
            if let fault = await enqueue(model, &queue) { return fault }
            model = FuzzModel()
            if random.chance(20), let fault = await takeBack(&model, &queue) { return fault }
            if random.chance(10), let fault = drop(from: &queue) { return fault }
            if model.text.isEmpty, random.chance(10), let fault = await scrollPanel() { return fault }
            if random.chance(10) { await resizeWildly() }
        }
        await type(&model, keys: random.number(0...30))
        let isHeld = random.chance(30)
        if isHeld, let fault = await interrupt(&queue) { return fault }
        await answer.stop()
        reader.endWork()
        reads.resume()
        let holdsSome = isHeld && !queue.isEmpty
        if let fault = holdsSome ? await release(&model, queue) : await expect(queue) { return fault }
        await type(&model, keys: random.number(0...10))
        if model.text.isEmpty { typeWord(&model) }
        return await submit(model)
    }

    /// The editor closes in the midst.
    func playEnd() async -> String? {
        if let fault = await leavePrompt() { return fault }
        reader.beginWork(commands.work(alarm: .bell))
        let answer = FuzzAnswer(on: writer, seed: random.next())
        if random.chance(50) { await typeWildly() } else { type("queued\rand a draft") }
        if random.chance(50) { reads.resume() }
        await reader.close()
        await answer.stop()
        return nil
    }

    /// Enter, while nobody reads: the line is queued, or is a command and gets done.
    private func enqueue(_ model: FuzzModel, _ queue: inout [String]) async -> String? {
        let text = model.text
        let isDone = random.chance(70)
        commands.use(isDone ? random.pick([.done, .notice("a notice 漢")]) : .queue, after: random.pick([0, 0, 1, 15]))
        let done = commands.received.count
        type("\r")
        guard !text.isEmpty else {
            // Nobody tells when it was read. What comes at once with a line break would be a paste.
            try? await Task.sleep(for: .milliseconds(200))
            return nil
        }
        let wanted = queue.count + 1
        guard await wait(until: { reader.queue.count >= wanted || commands.received.count > done }) else {
            return fault("\(text.debugDescription.prefix(300)) is not queued")
        }
        if commands.received.count > done {
            guard commands.received.last == text else {
                return fault("the command is \(commands.received.last ?? "") instead of \(text.debugDescription)")
            }
            guard !isDone else { return nil }
            guard await wait(until: { reader.queue.count >= wanted }) else { return fault("\(text) is not put back") }
        }
        queue.append(text)
        return check(queue)
    }

    private func check(_ queue: [String]) -> String? {
        let found = reader.queue.map(\.text)
        return found == queue
            ? nil : fault("the queue is \("\(found)".prefix(600)) instead of \("\(queue)".prefix(600))")
    }

    /// Up on an empty draft makes a draft of the line that was queued last.
    private func takeBack(_ model: inout FuzzModel, _ queue: inout [String]) async -> String? {
        guard let last = queue.popLast() else { return nil }
        for attempt in 0..<3 {
            type("\u{1B}[A")
            if await wait(.seconds(3), until: { reader.queue.count == queue.count }) {
                model.take(last)
                return check(queue)
            }
            // It was a panel's that came late.
            if attempt < 2 { closePanel() }
        }
        return fault("Up does not take back")
    }

    private func drop(from queue: inout [String]) -> String? {
        guard !queue.isEmpty else { return nil }
        let index = random.number(0...queue.count - 1)
        let (dropped, wanted) = (reader.dropQueued(index)?.text, queue.remove(at: index))
        return dropped == wanted ? check(queue) : fault("dropped \(dropped ?? "nothing") instead of \(wanted)")
    }

    /// A command shows a panel, which is scrolled and closed.
    private func scrollPanel() async -> String? {
        commands.use(.panel(title: "A panel", rows: (0..<60).map { "row \($0) 漢字" }), after: 0)
        let done = commands.received.count
        type("/panel\r")
        guard await wait(until: { commands.received.count > done }) else { return fault("the command is not done") }
        try? await Task.sleep(for: .milliseconds(random.number(0...50)))
        for _ in 0..<random.number(0...6) { type(random.pick(["\u{1B}[5~", "\u{1B}[6~"])) }
        closePanel()
        return nil
    }

    /// Sizes in which hardly anything has room, while no key is typed that a size could change.
    private func resizeWildly() async {
        for _ in 0..<random.number(1...6) {
            terminal.resize(columns: random.number(1...100), rows: random.number(1...30))
            try? await Task.sleep(for: .milliseconds(random.pick([0, 1, 30, 120])))
        }
        resize()
    }

    /// Ctrl-C holds the queue; once more, it takes it back.
    private func interrupt(_ queue: inout [String]) async -> String? {
        let takesBack = random.chance(25)
        // Those that were typed wildly before are not this one.
        while await interrupts.next(within: .milliseconds(1)) {}
        for attempt in 0..<(takesBack ? 10 : 1) {
            type(Self.interruptKey)
            guard await interrupts.next(within: Self.patience) else { return fault("Ctrl-C is not heard") }
            if attempt > 0, await wait(.seconds(1), until: { reader.queue.isEmpty }) { break }
        }
        if takesBack { queue = [] }
        return check(queue)
    }

    /// A queue that is held comes with Enter, or is taken back with Ctrl-C.
    private func release(_ model: inout FuzzModel, _ queue: [String]) async -> String? {
        // Enter before the prompt is there would queue the draft, too.
        guard await wait(until: { terminal.isEditing }) else { return fault("there is no prompt") }
        if let line = await reads.next(within: .milliseconds(50)) { return fault("\(line) was held, and came") }
        if random.chance(30) {
            type(Self.interruptKey)
            guard await wait(until: { reader.queue.isEmpty }) else { return fault("Ctrl-C takes nothing back") }
            return nil
        }
        let text = model.text
        type("\r")
        model = FuzzModel()
        if text.isEmpty { return await expect(queue) }
        if !text.hasPrefix("/") { return await expect(queue + [text]) }
        // A command goes before what is held.
        if let fault = await expect([text]) { return fault }
        guard await wait(until: { terminal.isEditing }) else { return fault("there is no prompt") }
        if let line = await reads.next(within: .milliseconds(50)) { return fault("\(line) was held, and came") }
        type("\r")
        return await expect(queue)
    }
}

extension Mailbox {
    /// The next element; false if none comes in time.
    fileprivate func next(within time: Duration) async -> Bool {
        (try? await next(timeout: time, waitingFor: "it")) != nil
    }
}
