import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import Synchronization
import TerminalEditor

/// The commands that are submitted while an answer streams. They run one after another on a copy of the chat, of which
/// nothing is written down: what they change there is taken over when the answer has ended.
final class LiveCommands: Sendable {
    private struct State {
        /// The chat as it was before the commands.
        var base: Chat
        /// The chat as the commands until now have left it.
        var chat: Chat
        /// The command that was submitted last.
        var last: Task<LiveReply, Never>?
        var isOver = false
        var handOver: HandOver?
    }

    /// The answer that streams; `nil` where what goes on cannot be handed over.
    private let answer: LiveAnswer?
    private let stop: AnswerStop
    private let state: Mutex<State>

    /// - Parameters:
    ///   - chat: The chat, in which the turn has begun.
    ///   - answer: The answer to the turn; `nil`: there are several, or it is no part of the conversation.
    ///   - stop: What stops the answer; it stops a command that waits for something, too.
    init(in chat: Chat, answer: LiveAnswer?, stoppedBy stop: AnswerStop) {
        self.answer = answer
        self.stop = stop
        let chat = chat.unkept
        state = Mutex(State(base: chat, chat: chat))
    }

    /// Decides about a line, after those before it.
    func receive(_ line: SubmittedLine) async -> LiveReply {
        let task = state.withLock { state in
            let task = Task { [before = state.last] in
                _ = await before?.value
                let reply = await run(line)
                if reply != .queue, line.text != EffortWord.cycleLine { await remember(line) }
                return reply
            }
            state.last = task
            return task
        }
        return await task.value
    }

    /// Runs no more commands, and waits for the one that runs.
    ///
    /// - Returns: The chat before all of them, and after.
    func finish() async -> (before: Chat, after: Chat) {
        let last = state.withLock { state in
            state.isOver = true
            return state.last
        }
        _ = await last?.value
        return changes
    }

    /// The chat before the commands until now, and after them.
    var changes: (before: Chat, after: Chat) { state.withLock { ($0.base, $0.chat) } }

    /// The model that continues the stopped answer; given out once.
    func consumeHandOver() -> HandOver? {
        state.withLock { state in
            defer { state.handOver = nil }
            return state.handOver
        }
    }

    /// What was changed was taken over, and a turn has begun anew.
    func restart(in chat: Chat) {
        let chat = chat.unkept
        state.withLock { ($0.base, $0.chat) = (chat, chat) }
    }

    // MARK: Running

    private func run(_ line: SubmittedLine) async -> LiveReply {
        let (isOver, chat) = state.withLock { ($0.isOver, $0.chat) }
        guard !isOver, case .command(let name, let argument) = chat.meaning(of: line) else { return .queue }
        let record = chat.dialogue.record
        do throws(CommandError) {
            let command = try chat.services.commands.command(named: name)
            if let argument = command.handOverArgument(argument) {
                return try await handOver(by: command, argument, line, in: chat)
            }
            let use = command.liveUse(of: argument)
            guard use != .queued else { return .queue }
            guard let changed = try await run(name, argument, line, on: chat, record) else { return .queue }
            if use == .nextTurn {
                state.withLock { $0.chat = changed }
                // The draft below the answer is for the next turn.
                chat.dialogue.reader.relabel(chat.prompt, as: changed.prompt)
            }
        } catch {
            record.say(.error(error.message))
        }
        return Self.reply(record.rows, to: name)
    }

    /// Adds a line to the history, as every other that was submitted. What waits in the queue is added in its turn.
    private func remember(_ line: SubmittedLine) async {
        let chat = state.withLock(\.chat)
        await chat.dialogue.reader.remember(line.text)
        // That it cannot be kept is said with the next line.
        try? chat.services.history?.add(line.text)
    }

    /// Runs a command on a copy.
    ///
    /// - Returns: The copy as the command has left it; `nil` where it has to wait, as it asks a question or leaves.
    private func run(
        _ name: String, _ argument: String, _ line: SubmittedLine, on chat: Chat, _ record: TextRecord
    ) async throws(CommandError) -> Chat? {
        var copy = chat
        let reader = LiveReader(chat.dialogue.reader)
        copy.dialogue = chat.dialogue.recorded(in: record, reader: reader)
        copy.tray.line = line
        do throws(CommandError) {
            let flow = try await chat.services.commands.run(name, argument, in: &copy, stoppedBy: stop)
            if flow == .quit { return nil }
        } catch {
            if reader.hasAsked { return nil }
            throw error
        }
        copy.dialogue = chat.dialogue
        return reader.hasAsked ? nil : copy
    }

    private static func reply(_ rows: [StyledText], to name: String) -> LiveReply {
        switch rows.count {
        case 0: .done
        case 1: .notice(rows[0])
        default: .panel(title: .heading("/\(name)"), rows: rows)
        }
    }

    // MARK: Handing over

    /// Stops the answer, so that another model continues it.
    ///
    /// - Throws: ``CommandError``: why it cannot; the answer continues as it is.
    private func handOver(
        by command: any SlashCommand, _ argument: String, _ line: SubmittedLine, in chat: Chat
    ) async throws(CommandError) -> LiveReply {
        let other = "/\(command.name) \(argument) switches from the next turn on."
        guard let answer else { throw CommandError("This can't be handed over to another model. \(other)") }
        if answer.current?.turn.request.responseFormat.isStructured == true {
            throw CommandError("An answer that must match a schema can't be handed over. \(other)")
        }
        let record = chat.dialogue.record
        guard let changed = try await run(command.name, argument, line, on: chat, record) else {
            throw CommandError(
                "/\(command.name) \(argument) asks a question first; type it without '\(HandOver.word)'.")
        }
        let gateway = changed.state.session.gateway
        guard let (turn, partial) = answer.current else {
            // It has ended meanwhile: the switch holds from the next turn on.
            state.withLock { $0.chat = changed }
            return Self.reply(record.rows, to: command.name)
        }
        guard gateway.id != turn.gateway.id else {
            throw CommandError("\(gateway.id) is already writing this answer.")
        }
        let stopped = chat.stopping(turn, after: partial)
        let next = stopped.continuation(of: turn, by: gateway)
        if !argument.hasSuffix(" \(SwitchPreview.forceWord)") { try stopped.check(next) }
        if let excess = stopped.budgetExcess(before: [next]) {
            throw CommandError("\(excess) /budget changes it.")
        }
        state.withLock { state in
            state.chat = changed
            state.handOver = HandOver(gateway: gateway)
        }
        answer.stop()
        return .done
    }
}
