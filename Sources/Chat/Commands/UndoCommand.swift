import Terminal

/// `/undo`: takes the last turns back. They are kept beside what is said next.
struct UndoCommand: SlashCommand {
    let name = "undo"
    let arguments = "[NUMBER]"
    let summary = "take the last turns back; they are kept"
    let wordLimit: Int? = 1

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let path = context.session.tree.path(to: context.session.tree.current)
        guard !path.isEmpty else { throw CommandError("There is nothing to take back.") }
        let count = try Self.count(argument, upTo: path.count, verb: "take back")
        context.move(to: path.dropLast(count).last)
        context.writer.say("Taken back: \(count.counted("turn")). " + BranchPlace.sentence(in: context))
        return .next
    }

    /// How many turns are meant; without an argument one.
    static func count(_ argument: String, upTo limit: Int, verb: String) throws(CommandError) -> Int {
        guard let count = argument.isEmpty ? 1 : Int(argument), count > 0 else {
            throw CommandError("'\(argument)' is no number of turns.")
        }
        guard count <= limit else {
            throw CommandError("There \(limit == 1 ? "is" : "are") only \(limit.counted("turn")) to \(verb).")
        }
        return count
    }
}
