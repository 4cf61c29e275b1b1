import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/queue`: the lines that wait until they can be sent.
struct QueueCommand: SlashCommand {
    let name = "queue"
    let arguments = "[drop NUMBER]"
    let summary = "list the lines queued during an answer, or drop one"
    let wordLimit: Int? = 2

    private static let drop = "drop"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [(Self.drop, "drop a line")]
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let reader = chat.dialogue.reader
        let queue = reader.queue
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.first == nil || words.first == Substring(Self.drop) else { throw excess }
        guard !queue.isEmpty else {
            chat.dialogue.say("No lines are queued. \(.dim("Enter queues a line while an answer streams."))")
            return .next
        }
        guard !words.isEmpty else {
            let digits = String(queue.count).count
            for (index, line) in queue.enumerated() {
                let number = StyledText("\(index + 1)", .strong).padded(to: digits, alignment: .right) + "  "
                let room = max(1, chat.dialogue.columns - digits - 2)
                chat.dialogue.writer.write(number + StyledText(Self.shown(line).truncated(to: room)))
            }
            return .next
        }
        let numbers = queue.count == 1 ? "only 1" : "1–\(queue.count)"
        guard words.count == 2, let number = Int(words[1]) else {
            throw CommandError("/queue drop needs a line number (\(numbers), see /queue).")
        }
        guard queue.indices.contains(number - 1), let dropped = reader.dropQueued(number - 1) else {
            throw CommandError("There is no queued line \(number) (\(numbers), see /queue).")
        }
        chat.dialogue.say("Dropped line \(number): \(StyledText(Self.shown(dropped), .user))")
        return .next
    }

    /// A line by which it is recognized.
    private static func shown(_ line: SubmittedLine) -> String { Sanitizer.cleanLine(line.text.firstWords) }
}
