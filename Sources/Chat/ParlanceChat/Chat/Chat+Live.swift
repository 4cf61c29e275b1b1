import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What goes on while an answer streams.
extension Chat {
    /// The chat as a copy of which nothing is written down.
    var unkept: Chat {
        var chat = self
        chat.state.session = state.session.unkept
        chat.state.isAnswering = true
        return chat
    }

    /// From here to ``endWork(_:)`` commands are answered beside what goes on.
    ///
    /// - Parameters:
    ///   - answer: The answer that streams, where there is one that can be handed over.
    ///   - turn: Its turn.
    ///   - stop: What stops it.
    mutating func beginWork(
        on answer: LiveAnswer? = nil, to turn: PendingTurn? = nil, stoppedBy stop: AnswerStop
    ) -> LiveCommands {
        let commands = LiveCommands(in: self, answer: answer, stoppedBy: stop)
        if let answer, let turn { follow(turn, countedBy: answer.ledger) }
        dialogue.reader.beginWork(
            LiveWork(alarm: alarm, cycleLine: EffortWord.cycleLine) { await commands.receive($0) })
        return commands
    }

    /// What went on is over; what was changed meanwhile takes effect.
    mutating func endWork(_ commands: LiveCommands) async {
        dialogue.reader.endWork()
        let (before, after) = await commands.finish()
        adopt(after, since: before)
        // It came when there was nothing left to hand over.
        if let next = commands.consumeHandOver() { reportLate(next) }
    }

    /// Says that an answer had ended before another model could continue it, which is asked from now on.
    func reportLate(_ next: HandOver) {
        dialogue.say(.dim("The answer finished before \(next.gateway.id) could continue it."))
    }

    /// Counts what is typed now behind the answer that streams.
    mutating func follow(_ turn: PendingTurn, countedBy ledger: LiveLedger) {
        tray.ledger = ledger
        var session = state.session.unkept
        // Some text has to be there: a turn without an answer is not sent.
        try? session.end(turn, with: Answer(model: turn.gateway.id, text: "…", status: .complete))
        let counter = state.calibrations.counter(for: state.session.gateway)
        guard let meter = tray.meter else { return }
        meter.follow(session, after: turn.number, counter: counter, answer: ledger)
        Task.detached(priority: .utility) { meter.prepare() }
    }

    /// How the person is told that an answer has come.
    private var alarm: LiveWork.Alarm {
        switch services.factory.configuration.notify {
        case .off: .none
        case .bell: .bell
        case .osc9:
            .notification(
                "Parlance: \(Sanitizer.cleanLine(state.session.settings.model.model)) has answered.")
        }
    }

    /// Takes over what commands have changed meanwhile. The conversation, and what was learned from it, is this one's.
    mutating func adopt(_ changed: Chat, since before: Chat) {
        let (session, calibrations, search) = (state.session, state.calibrations, state.search)
        let cached = state.cached
        state = changed.state
        state.cached = cached
        (state.session, state.calibrations, state.search) = (session, calibrations, search)
        state.isAnswering = false
        tray.attachments = changed.tray.attachments
        let (old, new) = (before.state.session, changed.state.session)
        if new.settings != old.settings || ServedModel(new.gateway) != ServedModel(old.gateway) {
            use(new.gateway, new.settings)
        }
        if new.name != old.name, let name = new.name {
            attempt { session throws(FileError) in try session.rename(name) }
        }
    }

    /// Holds what is queued: something went wrong that whoever queued it could not know.
    func holdQueue() {
        if !dialogue.reader.queue.isEmpty { dialogue.reader.holdQueue() }
    }
}
