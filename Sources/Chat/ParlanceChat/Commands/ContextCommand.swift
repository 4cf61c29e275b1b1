import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/context`: where the window goes, and what can be left out of it.
struct ContextCommand: SlashCommand {
    let name = "context"
    let arguments = "[drop PART ... | json]"
    let summary = "show what fills the window; leave parts of it out"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("drop ", "leave turns and attachments out, such as 3 or 5.1"), ("json", "the table as JSON")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.hasPrefix("drop") ? .queued : .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let words = argument.split(whereSeparator: \.isWhitespace).map(String.init)
        let session = chat.state.session
        let table = ContextTable(of: session, by: chat.state.counter, model: chat.model)
        guard !table.parts.isEmpty else { throw CommandError("Nothing is sent yet: this conversation is empty.") }
        switch words.first {
        case nil: await show(table, in: &chat)
        case "json" where words.count == 1, "--json" where words.count == 1:
            chat.dialogue.writer.write(StyledText(table.json))
        case "drop" where words.count > 1:
            drop(try Self.kinds(of: words.dropFirst(), in: table), table, in: &chat)
        case "drop":
            throw CommandError(
                "Which part? /context shows them; /context drop 3 5.1 leaves out turn 3 and an attachment.")
        default:
            throw CommandError("/context accepts only \(arguments).")
        }
        return .next
    }

    /// Lets the person mark what is to be left out, or prints what there is.
    private func show(_ table: ContextTable, in chat: inout Chat) async {
        let isUTF8 = chat.dialogue.writer.capabilities.isUTF8
        guard chat.canChoose, !chat.state.isAnswering, table.parts.contains(where: \.canBeDropped),
            case let result = await chat.dialogue.reader.pick(table.picker(isUTF8: isUTF8)), result != .unavailable
        else {
            for line in table.lines(columns: chat.dialogue.columns, isUTF8: isUTF8) { chat.dialogue.writer.write(line) }
            return
        }
        guard case .marked(let indices) = result, !indices.isEmpty else {
            chat.dialogue.say(StyledText("Nothing changed; \(table.summary(isUTF8: isUTF8))."))
            return
        }
        drop(Set(indices.map { table.parts[$0].kind }), table, in: &chat)
    }

    /// What the words at the prompt mean.
    private static func kinds(
        of words: some Sequence<String>, in table: ContextTable
    ) throws(CommandError) -> Set<ContextPart.Kind> {
        var kinds: Set<ContextPart.Kind> = []
        for word in words {
            guard let part = table.parts.first(where: { $0.label == word }) else {
                let known = table.parts.filter(\.canBeDropped).map(\.label).prefix(8).joined(separator: ", ")
                throw CommandError("There is no part '\(Sanitizer.cleanLine(word))' (\(known)); /context shows them.")
            }
            guard part.canBeDropped else {
                throw CommandError("The \(part.word) can't be left out here; /\(part.label) changes it.")
            }
            kinds.insert(part.kind)
        }
        return kinds
    }

    /// Goes on in a branch without some of the parts.
    private func drop(_ kinds: Set<ContextPart.Kind>, _ table: ContextTable, in chat: inout Chat) {
        guard let cut = ContextCut(of: chat.state.session, without: kinds) else {
            return chat.dialogue.say(.error("That would leave nothing. /new starts over."))
        }
        chat.leaveEdit()
        if let problem = chat.state.session.graft(cut.turns) { chat.dialogue.say(.warning(problem.message)) }
        chat.reportRecovery()
        let after = chat.state.counter.count(chat.state.session.request())
        let isUTF8 = chat.dialogue.writer.capabilities.isUTF8
        let labels = table.parts.filter { kinds.contains($0.kind) }.map(\.label).joined(separator: ", ")
        chat.dialogue.say(
            .success("Left out \(labels): ") + StyledText(table.comparison(with: after, isUTF8: isUTF8) + ".")
                + .dim(" /undo returns."))
    }
}
