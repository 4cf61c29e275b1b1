import ArgumentParser
import ParlanceChat

/// `parlance help TOPIC`: an article of the guide, after the help of the command of the same name.
struct TopicCommand: RunnableCommand {
    static let configuration = CommandConfiguration(commandName: "\(RootCommand.name) \(HelpRequest.word)")

    @Argument var words: [String]

    /// Whether words name an article, or a section of one.
    static func exists(_ words: [String]) -> Bool { HelpTool.hasTopic(words) }

    func run(in program: Program) async -> ProgramExit {
        let command = words.count == 1 ? Subcommands.named(by: words) : nil
        HelpTool(output: program.answers).show(words, after: command?.helpMessage())
        return .answered
    }
}
