import Chat
import Terminal

extension Program {
    /// Brings in conversations of another program.
    func importSessions(_ options: SessionsImportOptions) -> ProgramExit {
        guard let store else { return fail("Sessions are kept in the home folder, and HOME is not set.", .usage) }
        var new = 0
        var count = 0
        do {
            var omissions = ImportOmissions()
            try options.source.read(path: options.file) { session in
                count += 1
                guard try store.add(session, from: options.source) else { return }
                new += 1
                omissions += session.omissions
            }
            let known = new < count ? " (\(count - new) were here already)" : ""
            answers.write("\(new) of \(count) conversations brought in\(known).")
            if let left = omissions.sentence { answers.write(.dim(left)) }
            return .answered
        } catch {
            let before = new > 0 ? " Brought in before that: \(new)." : ""
            return fail("\(error)\(before)", .usage)
        }
    }
}
