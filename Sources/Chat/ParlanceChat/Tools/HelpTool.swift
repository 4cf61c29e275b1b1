import ParlanceAnswers
package import TerminalEditor

/// `parlance help TOPIC`: the guide, outside of the chat.
package struct HelpTool: Sendable {
    /// What shows another topic at the shell.
    private static let command = "parlance help"
    /// The word for the list of topics.
    private static let list = "topics"

    private let output: TerminalWriter

    /// A tool that writes to standard output.
    package init(output: TerminalWriter) { self.output = output }

    /// Whether words name a topic, or a section of one, or ask for the list of topics.
    package static func hasTopic(_ words: [String]) -> Bool { words == [list] || topic(words) != nil }

    /// Shows a topic, or a section of one, or the list of topics.
    ///
    /// - Parameter usage: The help of the command of the same name, which comes first.
    package func show(_ words: [String], after usage: String? = nil) {
        if words == [Self.list] { return showTopics() }
        guard let topic = Self.topic(words) else { return }
        if let usage {
            output.write(StyledText(usage))
            output.write()
        }
        topic.write(to: output, command: Self.command)
    }

    private func showTopics() {
        let columns = output.capabilities.columns()
        for topic in HelpTopic.all {
            let entry = HelpEntry(usage: .code("\(Self.command) \(topic.name)"), meaning: topic.title)
            for line in entry.lines(columns: columns, gap: 28) { output.write(line) }
        }
    }

    private static func topic(_ words: [String]) -> HelpTopic? {
        HelpTopic(meantBy: words.joined(separator: " "))
    }
}
