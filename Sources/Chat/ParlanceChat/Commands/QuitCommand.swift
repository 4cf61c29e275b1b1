import ParlanceAnswers

/// `/quit`: leaves the chat.
struct QuitCommand: SlashCommand {
    let name = "quit"
    let aliases = ["exit", "q", "bye"]
    let arguments = ""
    let summary = "leave; Ctrl-D on an empty line does the same"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) -> ChatFlow {
        .quit
    }
}
