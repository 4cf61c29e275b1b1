import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/attach`: attaches files to the next prompt.
struct AttachCommand: SlashCommand {
    let name = "attach"
    let arguments = "[FILE | GLOB | -]"
    let summary = "attach files to the next prompt; - removes them"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        PathCompletion.matches(argument, environment: scope.environment).map { ($0, "") }
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        // What follows in other lines is a prompt that was meant to go with the file.
        if let end = argument.firstIndex(where: \.isNewline) {
            let rest = String(argument[end...]).trimmingWhitespace()
            let flow = try await run(
                String(argument[..<end]).trimmingWhitespace(), in: &chat, stoppedBy: stop)
            if !rest.isEmpty, await chat.dialogue.reader.offer(rest, isEdited: true) {
                chat.dialogue.say(.dim("The lines after the file name are in the draft."))
            }
            return flow
        }
        switch argument {
        case "":
            guard !chat.tray.attachments.isEmpty else {
                chat.dialogue.say("No attachments. \(.dim("Use /attach FILE, or @FILE in a prompt."))")
                return .next
            }
            chat.show(chat.tray.attachments)
        case "-":
            let count = chat.tray.attachments.count
            chat.tray.attachments = []
            chat.dialogue.say("Nothing is attached now (\(count.counted("attachment")) removed).")
        default:
            try await attach(paths(argument, in: chat), to: &chat, stoppedBy: stop)
        }
        return .next
    }

    /// Attaches files: of several those that can be, and says why the others cannot.
    ///
    /// - Throws: ``CommandError`` when none can be attached, or when the person stops it.
    private func attach(
        _ paths: [String], to chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) {
        let read = await chat.read(paths, skipsUnfit: true, stoppedBy: stop).value
        let reading = try read.mapError { CommandError($0) }.get()
        if reading.attachments.isEmpty, let refusal = reading.refusals.first { throw CommandError(refusal) }
        chat.add(reading.attachments)
        for reason in reading.reasons { chat.dialogue.say(.warning(reason)) }
        if let tooMuch = excess(in: chat) { chat.dialogue.say(.warning(tooMuch)) }
    }

    /// What is said when all that is attached does not fit; each alone does.
    private func excess(in chat: Chat) -> String? {
        guard let window = chat.model?.contextWindow else { return nil }
        let sum = chat.tray.attachments.reduce(0) { $0 + $1.tokens(for: chat.state.session.gateway).count }
        guard sum > window else { return nil }
        return "The attachments have ~\(sum.grouped) tokens in all, more than the window of \(window.grouped)."
    }

    /// The file of this name, or the files that match.
    private func paths(_ argument: String, in chat: Chat) throws(CommandError) -> [String] {
        let reader = chat.attachmentReader
        let names = [argument, argument.withoutQuotes]
        if let file = names.first(where: reader.isFile) { return [file] }
        // A file that is dropped behind the command comes as the terminal types it.
        if let files = DroppedPaths.files(in: argument, where: reader.isFile) { return files }
        for name in names {
            let pattern = HomePath.expand(name, environment: chat.services.environment)
            let paths = FileGlob.paths(pattern).filter(reader.isFile)
            guard paths.count <= FileGlob.limit else {
                throw CommandError(
                    "\(paths.count.counted("file")) match '\(name)'; at most \(FileGlob.limit) can be attached.")
            }
            if !paths.isEmpty { return paths }
        }
        // What is there and no file is refused with the reason.
        if let name = names.first(where: reader.exists) { return [name] }
        throw CommandError("No file matches '\(argument)'.")
    }
}
