import ParlanceAnswers
package import TerminalEditor

/// `parlance help TOPIC`: the guide, outside of the chat.
package struct HelpTool: Sendable {
    /// What shows another topic at the shell.
    private static let command = "parlance help"

    private let output: TerminalWriter

    /// A tool that writes to standard output.
    package init(output: TerminalWriter) { self.output = output }

    /// Whether words name a topic, or a section of one.
    package static func hasTopic(_ words: [String]) -> Bool { topic(words) != nil }

    /// Shows a topic, or a section of one.
    ///
    /// - Parameter usage: The help of the command of the same name, which comes first.
    package func show(_ words: [String], after usage: String? = nil) {
        guard let topic = Self.topic(words) else { return }
        if let usage {
            output.write(StyledText(usage))
            output.write()
        }
        topic.write(to: output, command: Self.command)
    }

    private static func topic(_ words: [String]) -> HelpTopic? {
        HelpTopic(meantBy: words.joined(separator: " "))
    }
}
