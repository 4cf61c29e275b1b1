import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/undo`: takes the last turns back. They are kept beside what is said next.
struct UndoCommand: SlashCommand {
    let name = "undo"
    let arguments = "[NUMBER]"
    let summary = "take the last turns back; they are kept"
    let wordLimit: Int? = 1

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let steps = chat.state.session.tree.steps(to: chat.state.session.tree.current)
        guard !steps.isEmpty else { throw CommandError("There is nothing to undo.") }
        let count = try Self.count(argument, upTo: steps.count, verb: "undo")
        let words = Self.words(for: steps.suffix(count), in: chat.state.session.tree)
        let cached = chat.cachedPrefix
        chat.move(to: steps.dropLast(count).last)
        chat.dialogue.say("Undone: \(words). " + BranchPosition.sentence(in: chat))
        if let notice = chat.cacheNotice(from: cached, to: chat.state.session.tree.current) {
            chat.dialogue.say(.dim(notice))
        }
        return .next
    }

    /// What is taken or brought back: `2 turns and the summary`.
    static func words(for steps: some Collection<Int>, in tree: ConversationTree) -> String {
        var (summaries, cuts) = (0, 0)
        for number in steps {
            switch tree.making(of: number) {
            case .summary: summaries += 1
            case .cut: cuts += 1
            case nil: break
            }
        }
        let turns = steps.count - summaries - cuts
        let parts = [
            turns > 0 ? turns.counted("turn") : nil,
            summaries == 0 ? nil : summaries == 1 ? "the summary" : "\(summaries) summaries",
            cuts == 0 ? nil : cuts == 1 ? "what /context left out" : "what /context left out \(cuts) times",
        ]
        return parts.compactMap(\.self).joined(separator: " and ")
    }

    /// How many turns are meant; without an argument one.
    static func count(_ argument: String, upTo limit: Int, verb: String) throws(CommandError) -> Int {
        guard let count = argument.isEmpty ? 1 : Int(argument), count > 0 else {
            throw CommandError("'\(argument)' isn't a number of turns.")
        }
        guard count <= limit else {
            throw CommandError("There \(limit == 1 ? "is" : "are") only \(limit.counted("turn")) to \(verb).")
        }
        return count
    }
}
