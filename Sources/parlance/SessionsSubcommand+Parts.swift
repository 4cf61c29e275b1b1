import ArgumentParser

/// What each action of `parlance sessions` accepts.
extension SessionsSubcommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.list.rawValue, abstract: "List the last sessions, or all.")
        @Flag(help: "List all sessions.") var all = false
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.show.rawValue, abstract: "Show the conversation of a session.",
            discussion: SessionsSubcommand.discussion)
        @Argument(help: "The session.", completion: .suggestions(of: "resume")) var session: String
    }

    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.search.rawValue,
            abstract: "Show the sessions that contain all the words, with the lines.")
        @Argument(help: "The words.") var words: [String]
        @Flag(help: "Show all matching lines.") var all = false
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: Action.rm.rawValue, abstract: "Remove sessions for good.")
        @Argument(help: "The sessions.", completion: .suggestions(of: "resume")) var sessions: [String]
    }
}
