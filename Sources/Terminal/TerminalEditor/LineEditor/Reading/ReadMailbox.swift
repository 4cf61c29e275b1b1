import ParlanceSystem
import Synchronization

/// Hands reads from tasks over to the one thread that performs them, and answers back.
final class ReadMailbox: Sendable {
    /// Something that is asked of the person.
    struct Request: Sendable {
        /// What is asked for.
        enum Kind: Sendable {
            case line(LinePrompt, LineAids)
            case choice(Picker)
        }

        var number: UInt64
        var kind: Kind
        /// Gives the response to whoever waits. A closure around the continuation, whose type is dear at its first use.
        var answer: @Sendable (Response) -> Void

        /// Whether a line is asked for, and no short answer.
        var isPrompt: Bool {
            if case .line(let prompt, _) = kind { return !prompt.isQuestion }
            return false
        }
    }

    /// What the person did about it.
    enum Response: Sendable {
        case line(LineInput)
        case choice(PickResult)
    }

    /// What a task has worked out for the thread.
    enum Delivery: Sendable {
        /// What became of a command that was submitted while something went on.
        case reply(LiveReply, SubmittedLine)
        /// The list that a key has asked for.
        case picker(Picker)
        /// The ledger is to be opened or closed.
        case ledger(isShown: Bool)
    }

    /// What a Ctrl-C between two reads is for.
    enum Interrupt: Sendable {
        /// The queue is held.
        case holdsQueue
        /// It was held already: its lines become drafts.
        case takesBackQueue
    }

    /// A draft for the next prompt.
    struct Offer: Sendable {
        /// Nil: the one that waits.
        var draft: String?
        /// Whether the person's own editor opens with it at once.
        var isEdited: Bool
    }

    private struct State {
        var nextNumber: UInt64 = 0
        var waiting: [Request] = []
        var current: Request?
        var cancelled: Set<UInt64> = []
        var remembered: [String] = []
        var question: BackgroundQuestion?
        var offer: Offer?
        var relabeling: (old: LinePrompt, new: LinePrompt)?
        var queue = LineQueue()
        var work: LiveWork?
        var deliveries: [Delivery] = []
        var isClosing = false
        var isEnding = false
        var isStopping = false
        var interrupt: Interrupt?
        var hasEnded = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    /// Wakes the thread: it polls `wakeUps.readEnd` next to its input.
    let wakeUps = WakePipe()
    /// Tells that the thread has done what is to be done before the process stops or ends.
    private let acknowledgments = WakePipe()
    private let state = Mutex(State())

    // MARK: Called by tasks

    func read(_ prompt: LinePrompt, aids: LineAids) async -> LineInput {
        guard case .line(let input) = await ask(.line(prompt, aids), orElse: .line(.interrupted)) else {
            return .endOfInput
        }
        return input
    }

    func pick(_ picker: Picker) async -> PickResult {
        guard case .choice(let result) = await ask(.choice(picker), orElse: .choice(.dismissed)) else {
            return .dismissed
        }
        return result
    }

    /// Waits for the thread's answer; when the task is canceled, for no longer.
    private func ask(_ kind: Request.Kind, orElse refusal: Response) async -> Response {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        defer { state.withLock { _ = $0.cancelled.remove(number) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                let answerNow: Response? = state.withLock { state in
                    if state.isClosing || state.hasEnded { return .line(.endOfInput) }
                    if state.cancelled.contains(number) { return refusal }
                    state.waiting.append(Request(number: number, kind: kind) { answer.resume(returning: $0) })
                    return nil
                }
                if let answerNow { answer.resume(returning: answerNow) } else { wakeUps.signal() }
            }
        } onCancel: {
            let waiting: Request? = state.withLock { state in
                state.cancelled.insert(number)
                guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
                return state.waiting.remove(at: index)
            }
            if let waiting { waiting.answer(refusal) } else { wakeUps.signal() }
        }
    }

    func remember(_ line: String) {
        state.withLock { $0.remembered.append(line) }
        wakeUps.signal()
    }

    /// Has the terminal asked for its background at the next read.
    func ask(_ question: BackgroundQuestion) {
        state.withLock { $0.question = question }
    }

    /// Has another text stand before the draft, where it is the old one now.
    func relabel(_ old: LinePrompt, as new: LinePrompt) {
        state.withLock { state in
            // One that was not shown yet is a step on the way.
            let isNext = state.relabeling?.new.text == old.text
            state.relabeling = (isNext ? state.relabeling?.old ?? old : old, new)
        }
        wakeUps.signal()
    }

    /// Puts a draft at the next prompt.
    func offer(_ draft: String?, isEdited: Bool) {
        state.withLock { $0.offer = Offer(draft: draft, isEdited: isEdited) }
    }

    // MARK: What is submitted while nobody reads

    var queue: [SubmittedLine] { state.withLock(\.queue.lines) }

    /// Changes the queue; the thread shows it.
    func withQueue<Value: Sendable>(_ change: (inout LineQueue) -> Value) -> Value {
        defer { wakeUps.signal() }
        return state.withLock { change(&$0.queue) }
    }

    /// Something goes on from now on, or nothing.
    func setWork(_ work: LiveWork?) {
        state.withLock { $0.work = work }
        wakeUps.signal()
    }

    /// Hands over what the thread has asked for.
    func deliver(_ delivery: Delivery) {
        state.withLock { $0.deliveries.append(delivery) }
        wakeUps.signal()
    }

    /// Asks the thread to end, without waiting for it.
    func requestClose() {
        state.withLock { $0.isClosing = true }
        wakeUps.signal()
    }

    /// Asks the thread to end and waits until it has.
    func close() async {
        await withCheckedContinuation { closer in
            let hasEnded = state.withLock { state in
                state.isClosing = true
                if !state.hasEnded { state.closers.append(closer) }
                return state.hasEnded
            }
            if hasEnded { closer.resume() } else { wakeUps.signal() }
        }
    }

    /// Has the thread keep what was typed, as the process is about to end, and waits until it has, or for so long.
    func prepareForExit(milliseconds: Int32) {
        prepare(milliseconds: milliseconds) { $0.isEnding = true }
    }

    /// Has the thread take what was typed, as the process is about to stop, and waits likewise.
    func readKeys(milliseconds: Int32) {
        prepare(milliseconds: milliseconds) { $0.isStopping = true }
    }

    /// Tells the thread of a Ctrl-C between two reads.
    ///
    /// What it is for is decided now: whoever stops because of it may hold the queue before the thread looks.
    func interrupt() {
        state.withLock { state in
            let isSecond = state.interrupt != nil || state.queue.isHeld
            state.interrupt = isSecond ? .takesBackQueue : .holdsQueue
        }
        wakeUps.signal()
    }

    private func prepare(milliseconds: Int32, _ change: (inout State) -> Void) {
        let hasEnded = state.withLock { state in
            change(&state)
            return state.hasEnded
        }
        guard !hasEnded else { return }
        acknowledgments.drain()
        wakeUps.signal()
        _ = Poll.wait(for: acknowledgments.readEnd, milliseconds: milliseconds)
    }

    // MARK: Called by the thread

    /// Whether the process is about to end. The thread keeps what was typed and then answers nobody any more.
    var isEnding: Bool { state.withLock { $0.isEnding } }

    /// Whether the process is about to stop; asked once.
    func consumeStop() -> Bool {
        state.withLock { state in
            defer { state.isStopping = false }
            return state.isStopping
        }
    }

    /// The Ctrl-C that came since this was asked the last time.
    func consumeInterrupt() -> Interrupt? {
        state.withLock { state in
            defer { state.interrupt = nil }
            return state.interrupt
        }
    }

    /// What was to be done before the process stops or ends is done.
    func acknowledge() { acknowledgments.signal() }

    var isClosing: Bool { state.withLock { $0.isClosing } }

    var isCurrentCancelled: Bool {
        state.withLock { state in state.current.map { state.cancelled.contains($0.number) } ?? false }
    }

    /// What goes on; nil: nothing.
    var work: LiveWork? { state.withLock(\.work) }

    var lineQueue: LineQueue { state.withLock(\.queue) }

    func consumeDeliveries() -> [Delivery] {
        state.withLock { state in
            defer { state.deliveries = [] }
            return state.deliveries
        }
    }

    /// The request that waits; it is taken only once what was typed before it has been read.
    var nextRequest: Request? { state.withLock(\.waiting.first) }

    func consumeRequest() -> Request? {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return nil }
            let request = state.waiting.removeFirst()
            state.current = request
            return request
        }
    }

    func consumeRemembered() -> [String] {
        state.withLock { state in
            defer { state.remembered = [] }
            return state.remembered
        }
    }

    func consumeQuestion() -> BackgroundQuestion? {
        state.withLock { state in
            defer { state.question = nil }
            return state.question
        }
    }

    func consumeRelabeling() -> (old: LinePrompt, new: LinePrompt)? {
        state.withLock { state in
            defer { state.relabeling = nil }
            return state.relabeling
        }
    }

    func consumeOffer() -> Offer? {
        state.withLock { state in
            defer { state.offer = nil }
            return state.offer
        }
    }

    func answer(_ input: LineInput) { respond(.line(input)) }

    func respond(_ response: Response) {
        let request = state.withLock { state in
            defer { state.current = nil }
            return state.current
        }
        request?.answer(response)
    }

    /// The thread ends: everybody who still waits is told so.
    func end() {
        let (requests, closers) = state.withLock { state in
            state.hasEnded = true
            defer { (state.current, state.waiting, state.closers) = (nil, [], []) }
            return ([state.current].compactMap(\.self) + state.waiting, state.closers)
        }
        for request in requests { request.answer(.line(.endOfInput)) }
        for closer in closers { closer.resume() }
    }
}
