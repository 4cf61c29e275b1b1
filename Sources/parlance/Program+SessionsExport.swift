import Chat
import GatewayCore
import Terminal

extension Program {
    /// Writes a session in a form for others to read.
    func exportSession(_ options: SessionsExportOptions) -> ProgramExit {
        guard let store else { return fail("Sessions are kept in the home folder, and HOME is not set.", .usage) }
        do {
            let session = try store.exported(options.session)
            var notes: [String] = []
            let colors = try themes(loadConfiguration(), &notes).exportColors()
            for note in notes { notices.write(.warning(note)) }
            guard let text = options.format.text(of: session, colors: colors) else {
                return fail("Nothing was answered in this session.", .usage)
            }
            // A file gets what was said; a terminal would obey it.
            if answers.capabilities.isTerminal {
                answers.write(StyledText(text), terminator: "")
            } else if let reason = StandardOutput.write(text) {
                return fail("The session cannot be written: \(reason).", .failed)
            }
            return .answered
        } catch {
            return fail("\(error)", .usage)
        }
    }
}
