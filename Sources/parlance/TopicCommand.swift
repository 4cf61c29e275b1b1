import ArgumentParser
import ParlanceChat

/// `parlance help TOPIC`: a text of the chat's help.
struct TopicCommand: RunnableCommand {
    static let configuration = CommandConfiguration(commandName: "\(RootCommand.name) \(HelpRequest.word)")

    @Argument var topic: String

    /// Whether there is a text of that name.
    static func exists(_ name: String) -> Bool { HelpTool.hasTopic(name) }

    func run(in program: Program) async -> ProgramExit {
        HelpTool(output: program.answers).show(topic)
        return .answered
    }
}
