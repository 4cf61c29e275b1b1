import FoundationEssentials
import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import ParlanceTransfer
import TerminalEditor

/// `/export`: writes the conversation to a file.
struct ExportCommand: SlashCommand {
    let name = "export"
    let aliases = ["save"]
    let arguments = "[FILE]"
    let summary = "save as FILE.md, .json, .html, or .cast (a recording)"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        PathCompletion.matches(argument, environment: scope.environment).map { ($0, "") }
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let session = ExportedSession(
            title: chat.state.session.name, created: chat.state.session.created,
            settings: chat.state.session.settings, turns: chat.state.session.conversation.turns)
        guard !session.turns.isEmpty else { throw CommandError("There is nothing to export yet.") }
        let words = argument.split(separator: " ")
        let isForced = words.count > 1 && words.last == Substring(SwitchPreview.forceWord)
        let typed = (isForced ? words.dropLast().joined(separator: " ") : argument).withoutQuotes
        let name = Self.name(typed, for: session.title, environment: chat.services.environment)
        guard let format = ExportFormat(path: name) else {
            throw CommandError("The file's extension sets the format: .md, .json, .html, or .cast for a recording.")
        }
        let colors = try CommandError.wrapping { try chat.services.themes.exportColors() }
        guard let text = format.text(of: session, colors: colors) else {
            throw CommandError("There is no answer to record.")
        }
        let path = HomePath.expand(name, environment: chat.services.environment)
        do throws(NewFileError) {
            try NewFile.write(text, to: path, replaces: isForced)
        } catch {
            let hint = error.exists ? " /export \(name) \(SwitchPreview.forceWord) replaces it." : ""
            throw CommandError("\(name) \(error.reason).\(hint)")
        }
        chat.dialogue.say("Written to \(name, .accent) (\(ByteCount.text(text.utf8.count))).")
        if format == .asciicast { chat.dialogue.say(.dim(Self.timing(of: session))) }
        return .next
    }

    /// Where the times of a recording come from.
    private static func timing(of session: ExportedSession) -> String {
        let answer = session.lastAnswered?.answer
        if answer?.timedPieces != nil { return "It plays at the original pace." }
        return answer?.timing == nil
            ? "The answer has no timings; its words come at a constant speed."
            : "Its words are spread evenly over the time that the answer took."
    }

    /// The file that is meant; the form or the folder alone takes its name from the title. Without a folder it is the
    /// one in which the program was started.
    private static func name(_ typed: String, for title: String, environment: [String: String]) -> String {
        if let format = ExportFormat(typed) { return ExportFileName.name(for: title, ending: format.rawValue) }
        let markdown = ExportFileName.name(for: title, ending: ExportFormat.markdown.rawValue)
        guard !typed.isEmpty else { return markdown }
        var isFolder = false
        let path = HomePath.expand(typed, environment: environment)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { return typed }
        return (typed.hasSuffix("/") ? typed : typed + "/") + markdown
    }
}
