import Chat
import Terminal

extension Program {
    /// Brings in conversations of another program.
    func importSessions(_ options: SessionsImportOptions) -> ProgramExit {
        guard let store else { return fail("Sessions are kept in the home folder, and HOME is not set.", .usage) }
        do {
            let sessions = try options.source.read(path: options.file)
            var new = 0
            var omissions = ImportOmissions()
            for session in sessions where try store.add(session, from: options.source) {
                new += 1
                omissions += session.omissions
            }
            let known = new < sessions.count ? " (\(sessions.count - new) were here already)" : ""
            answers.write("\(new) of \(sessions.count) conversations brought in\(known).")
            if let left = omissions.sentence { answers.write(.dim(left)) }
            return .answered
        } catch {
            return fail("\(error)", .usage)
        }
    }
}
