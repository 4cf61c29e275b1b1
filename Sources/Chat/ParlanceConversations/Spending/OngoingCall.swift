package import GatewayCore
import Synchronization

/// A call that has begun and is booked when it ends; meanwhile others see how far it is.
package final class OngoingCall: Sendable {
    private struct State {
        var bytes = 0
        var first: Duration?
        var prompt: Int?
    }

    private let book: CallBook
    private let running: RunningFile?
    private let turn: PendingTurn
    private let call: RunningProgram.Call
    private let session: String?
    private let stopwatch = Stopwatch.system
    private let state = Mutex(State())

    init(
        _ turn: PendingTurn, as kind: UsageRecord.Kind, session: String?, in book: CallBook,
        shownBy running: RunningFile?, now: Int
    ) {
        self.book = book
        self.running = running
        self.turn = turn
        self.session = session
        call = RunningProgram.Call(
            id: UsageRecord.newID(), kind: kind, model: ServedModel(turn.gateway), profile: turn.asking.profile,
            begin: now)
        running?.update { [call] program in
            program.calls.append(call)
            program.model = call.model
            program.session = session ?? program.session
        }
    }

    /// A piece of the answer has come.
    package func note(_ event: StreamEvent) {
        guard let running else { return }
        let text: String
        switch event {
        case .text(let piece), .reasoning(let piece): text = piece
        default: return
        }
        let moment = stopwatch.now
        let (bytes, first, prompt) = state.withLock { state in
            state.bytes += text.utf8.count
            if state.first == nil {
                state.first = moment
                state.prompt = turn.promptTokens.count
            }
            return (state.bytes, state.first ?? moment, state.prompt)
        }
        running.update(isUrgent: bytes == text.utf8.count) { program in
            guard let index = program.calls.firstIndex(where: { $0.id == call.id }) else { return }
            // About four bytes are a token; what it costs in the end is counted at its end.
            let tokens = (bytes + 3) / 4
            program.calls[index].prompt = prompt
            program.calls[index].completion = tokens
            let seconds = (moment - first).seconds
            program.calls[index].speed = seconds > 0.2 ? Double(tokens) / seconds : nil
            let usage = Usage(promptTokens: prompt ?? 0, completionTokens: tokens)
            program.calls[index].cost = book.prices(of: call.model, for: usage)?.cost(of: usage)
        }
    }

    /// It has ended, in whatever way.
    package func end(_ answer: Answer) {
        book.book(answer, of: turn, as: call.kind, in: session, id: call.id)
        running?.update { program in
            program.calls.removeAll { $0.id == call.id }
            program.model = answer.served
            program.used = answer.tokens?.totalTokens
            program.window = book.window(of: answer.served)
        }
    }
}
