import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `!command`: runs a command, and attaches what it writes.
struct ShellLine: Sendable {
    /// What the shell runs.
    let command: String

    /// Runs the command, once the person agrees, and keeps what it writes for the next prompt. Who does not agree meant
    /// the line as text: it is sent.
    func run(in chat: inout Chat, stoppedBy stop: AnswerStop) async throws(CommandError) {
        guard !command.isEmpty else { throw CommandError("Type a command after the !, such as !git diff.") }
        // Nobody agrees to what cannot be seen.
        let shown = Sanitizer.cleanLine(command)
        let isShort = shown.cellWidth < chat.dialogue.columns / 2
        if !isShort { chat.dialogue.writer.write(.code(command)) }
        chat.dialogue.say(.dim("If you answer no, the line is sent as text."))
        let question = "Run \(isShort ? "'\(shown)'" : "this") and attach its output? [y/N] "
        switch await chat.dialogue.answer(to: question, assumed: false) {
        case true?: break
        case false?: return await chat.send(chat.tray.line.text, stoppedBy: stop)
        case nil: return chat.dialogue.say("Not run, and not sent.")
        }
        // Now it is a command, and no change of an earlier prompt.
        if !chat.tray.line.hasDraft { chat.leaveEdit() }
        let output = await output(in: chat, stoppedBy: stop)
        for notice in output.notices { chat.dialogue.say(notice) }
        if let attachment = output.attachment { try await attach(attachment, to: &chat) }
    }

    /// Waits for what the command writes, which is shown as it comes.
    private func output(in chat: Chat, stoppedBy stop: AnswerStop) async -> ShellOutput {
        let screen = ShellTranscript(chat.dialogue.terminal)
        let running = Task { [command, environment = chat.services.environment] in
            await ShellOutput.run(command, environment: environment) { screen.append($0) }
        }
        stop.watch(running)
        let output = await running.value
        screen.finish()
        return output
    }

    /// Attaches the output, once the person agrees if it is long.
    private func attach(_ attachment: PromptAttachment, to chat: inout Chat) async throws(CommandError) {
        let (reader, gateway) = (chat.attachmentReader, chat.state.session.gateway)
        let admitted = try CommandError.wrapping { try reader.admit(attachment) }
        let tokens = admitted.tokens(for: gateway)
        if tokens.count > ShellOutput.askedTokens(window: chat.model?.contextWindow) {
            guard await chat.dialogue.agrees("Attach \(tokens.inWords)? [y/N] ") else {
                return chat.dialogue.say("Nothing was attached.")
            }
        }
        chat.tray.attachments.append(admitted)
        chat.dialogue.say(attachment.summary(for: gateway) + .dim(" · goes with the next prompt"))
    }
}
