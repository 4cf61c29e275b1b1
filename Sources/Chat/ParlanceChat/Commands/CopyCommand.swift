import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/copy`: puts the last answer, or one of its code blocks, on the clipboard.
struct CopyCommand: SlashCommand {
    let name = "copy"
    let arguments = "[NUMBER]"
    let summary = "copy the last answer, or its code block NUMBER, to the clipboard"
    let wordLimit: Int? = 1

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let answer = try chat.lastAnswer()
        let copied: (what: String, text: String)
        if argument.isEmpty {
            copied = (chat.state.isAnswering ? "the previous answer" : "the answer", answer.text)
        } else {
            copied = ("code block \(argument)", try Self.codeBlock(argument, of: answer.text))
        }
        Clipboard(environment: chat.services.environment).copy(copied.text, through: chat.dialogue.terminal)
        let size = copied.text.utf8.count
        var report = "Copied \(copied.what): \(copied.text.count.counted("character"))."
        if size > Clipboard.safeByteCount { report += " Some terminals accept no more than 100 kB." }
        chat.dialogue.writer.write(StyledText(report))
        return .next
    }

    private static func codeBlock(_ argument: String, of text: String) throws(CommandError) -> String {
        let blocks = CodeBlocks.texts(in: text)
        guard let number = Int(argument), number > 0 else {
            throw CommandError("'\(argument)' isn't the number of a code block; /copy alone copies the answer.")
        }
        guard number <= blocks.count else {
            throw CommandError("The last answer has \(blocks.count.counted("code block")).")
        }
        return blocks[number - 1]
    }
}
