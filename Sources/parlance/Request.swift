import ArgumentParser

/// What the words after the program's name ask for.
enum Request {
    /// A command, and the arguments that are parsed as its options.
    case run(any RunnableCommand.Type, [String])
    /// Nothing, as it is hardly meant; the sentence tells what to type instead.
    case refused(String)

    init(_ arguments: [String]) {
        if let shell = CompletionsSubcommand.shell(askedBy: arguments) {
            self = .run(CompletionsSubcommand.self, [shell.rawValue])
        } else if CommandTree.isAsked(by: arguments) {
            self = .run(CommandTree.self, arguments)
        } else if arguments.first == HelpRequest.word, let help = HelpRequest.read(arguments.dropFirst()) {
            self = help
        } else if let command = Subcommands.named(by: arguments),
            case let rest = arguments.dropFirst(command.words.count), command.isMeant(by: rest)
        {
            self = .run(command, Array(rest))
        } else if let objection = LoneWord.objection(to: arguments) {
            self = .refused(objection)
        } else {
            self = .run(RootCommand.self, arguments)
        }
    }
}
