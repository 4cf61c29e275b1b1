import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Words that were meant for the program rather than for the model.
extension Chat {
    /// Asks whether a word is a command, and runs it.
    ///
    /// - Returns: How the chat continues; `nil` where the word is to be sent.
    /// - Throws: ``CommandError``, as the command.
    mutating func offerCommand(_ word: BareWord, stoppedBy stop: AnswerStop) async throws(CommandError) -> ChatFlow? {
        dialogue.say(.dim("If you answer no, '\(word.text)' is sent to the model."))
        // Who types the word once more means it, and a command is one here as everywhere.
        var typed: (name: String, argument: String)?
        let answer = await dialogue.answer(
            to: word.question, assumed: true, agreeing: [word.text.lowercased()],
            unless: { line in
                guard case .command(let name, let argument) = meaning(of: line) else { return false }
                typed = (name, argument)
                return true
            })
        switch answer {
        case true?:
            leaveEdit()
            return try await services.commands.run(word.command, "", in: &self, stoppedBy: stop)
        case false?: return nil
        case nil:
            if let typed {
                leaveEdit()
                return try await services.commands.run(typed.name, typed.argument, in: &self, stoppedBy: stop)
            }
            dialogue.say("Not sent.")
            holdQueue()
            return .next
        }
    }

    /// Asks whether a call of this program is to be sent after all.
    func maySend(_ call: ShellCall) async -> Bool {
        dialogue.say(
            "This is a command for the shell. /quit leaves the chat; !\(Sanitizer.cleanLine(call.text)) runs it here.")
        if await dialogue.answer(to: "Send it to the model? [y/N] ", assumed: false) == true { return true }
        dialogue.say("Not sent.")
        holdQueue()
        return false
    }
}
