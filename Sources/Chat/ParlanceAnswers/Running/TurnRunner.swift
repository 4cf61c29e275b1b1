import GatewayCore
package import ParlanceConversations
import Synchronization

/// Asks for the answer to one turn: every piece goes to the journal, then to the screen.
package struct TurnRunner: Sendable {
    /// What shows the answer; `nil` shows nothing.
    package var view: (any AnswerView)?
    /// Whether the answer is asked for piece by piece.
    package var isStreaming: Bool

    /// What the times of an answer are taken with.
    package var stopwatch: Stopwatch
    /// Where the call is booked; `nil` books nothing.
    package var booking: CallBooking?

    /// A runner.
    package init(
        view: (any AnswerView)?, isStreaming: Bool = true, stopwatch: Stopwatch = .system,
        booking: CallBooking? = nil
    ) {
        self.booking = booking
        self.view = view
        self.isStreaming = isStreaming
        self.stopwatch = stopwatch
    }

    /// Runs until the answer ends, in whatever way. Canceling the task ends it at once and keeps what came.
    ///
    /// - Returns: What came now, without the beginning that the turn may have had before.
    package func run(_ turn: PendingTurn) async -> Answer {
        let start = stopwatch.now
        let call = booking?.begin(turn)
        view?.begin(turn, since: start, on: stopwatch)
        var answer = Answer(model: turn.gateway.id)
        answer.baseURL = turn.gateway.baseURL
        answer.effort = turn.effort
        let wait = RefusedWait(stopwatch)
        let notices = Mutex<[StreamEvent]>([])
        do throws(GatewayError) {
            if isStreaming {
                var events = turn.gateway.stream(turn.request).makeAsyncIterator()
                while let event = try await events.next() {
                    wait.note(event)
                    handle(event, of: turn, into: &answer, since: start)
                    call?.note(event)
                    // Nobody reads any more (`parlance … | head`): what is not asked for is not paid for.
                    if view?.isAbandoned == true { break }
                }
            } else {
                let response = try await turn.gateway.generate(turn.request) { [view] event in
                    wait.note(event)
                    if !event.isPiece { view?.show(event) }
                    notices.withLock { $0.append(event) }
                }
                notices.withLock { $0 }.filter { !$0.isPiece }.forEach { answer.add($0) }
                for event in response.events {
                    handle(event, of: turn, into: &answer, since: start)
                }
            }
            answer.status = answer.finishReason == nil && view?.isAbandoned == true ? .interrupted : .complete
            let fault = fault(in: turn.whole(answer), of: turn)
            if fault?.code == .cancelled { answer.status = .interrupted } else { answer.failure = fault }
        } catch {
            answer.status = error.code == .cancelled ? .interrupted : .failed
            answer.failure = error.code == .cancelled ? nil : error
            // What came of a whole answer before it failed.
            for event in notices.withLock({ $0 }) {
                if event.isPiece { handle(event, of: turn, into: &answer, since: start) } else { answer.add(event) }
            }
        }
        answer.timing = AnswerTiming(firstToken: answer.timing?.firstToken, total: stopwatch.now - start)
        view?.end()
        if answer.status == .interrupted, answer.isEmpty, wait.lasts {
            // It was refused, and not asked for again.
            answer.estimate = .zero
        } else {
            count(turn, into: &answer)
        }
        call?.end(answer)
        return answer
    }

    /// Counts here, too: for an answer without a report, and to hold the count against the report. What was refused
    /// costs nothing, and is not counted.
    private func count(_ turn: PendingTurn, into answer: inout Answer) {
        guard answer.failure?.isRefusal != true || !answer.isEmpty else { return }
        let prompt = turn.promptTokens
        let completion = turn.counter.count(answer: answer.reasoning + answer.text)
        answer.estimate = Usage(promptTokens: prompt.count, completionTokens: completion.count)
        answer.isPromptExact = prompt.isExact
    }

    private func handle(
        _ event: StreamEvent, of turn: PendingTurn, into answer: inout Answer, since start: Duration
    ) {
        let elapsed = event.writtenText == nil ? nil : stopwatch.now - start
        if answer.timing == nil, let elapsed {
            answer.timing = AnswerTiming(firstToken: elapsed, total: elapsed)
        }
        // A journal that cannot be written was reported when the turn began, and is again when it ends.
        do throws(FileError) {
            if case .textWasReasoning = event {
                try turn.journal?.append(reasoned: answer.text.utf8.count, turn: turn.number)
            } else {
                try turn.journal?.append(event, turn: turn.number, at: elapsed?.wholeMilliseconds)
            }
        } catch {
            answer.lacksWriting = true
        }
        answer.add(event, at: elapsed?.wholeMilliseconds)
        view?.show(event)
    }

    /// What is wrong with an answer that came to its end: that it is none, or where it misses the schema.
    private func fault(in answer: Answer, of turn: PendingTurn) -> GatewayError? {
        guard answer.status == .complete else { return nil }
        if let fault = answer.response.fault { return fault }
        guard turn.request.responseFormat.isStructured else { return nil }
        do throws(GatewayError) {
            _ = try StructuredOutput.check(answer.response, against: turn.request.responseFormat.schema)
            return nil
        } catch {
            return error
        }
    }
}

extension StreamEvent {
    /// Whether it is a part of an answer, and no notice about the call.
    fileprivate var isPiece: Bool {
        switch self {
        case .retrying, .fallback, .adjusted: false
        default: true
        }
    }
}

extension LLMResponse {
    /// A whole reply as the events of a stream.
    fileprivate var events: [StreamEvent] {
        var events: [StreamEvent] = [.metadata(metadata)]
        if !reasoning.isEmpty { events.append(.reasoning(reasoning)) }
        if !content.isEmpty { events.append(.text(content)) }
        if let reasoningContent { events.append(.reasoningContent(reasoningContent)) }
        events.append(.finish(finishReason))
        if let usage { events.append(.usage(usage)) }
        return events
    }
}

extension Answer {
    /// The JSON of a text that was to be nothing else, without what stands around it.
    package var structuredText: String {
        (try? StructuredText(parsing: text))?.text ?? text
    }
}
