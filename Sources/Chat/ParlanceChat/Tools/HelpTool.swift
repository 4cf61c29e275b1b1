import ParlanceAnswers
package import TerminalEditor

/// `parlance help TOPIC`: the topics of `/help`, outside of the chat.
package struct HelpTool: Sendable {
    private let output: TerminalWriter

    /// A tool that writes to standard output.
    package init(output: TerminalWriter) { self.output = output }

    /// Whether there is a topic of a name.
    package static func hasTopic(_ name: String) -> Bool { topic(name) != nil }

    /// Shows a topic.
    package func show(_ name: String) {
        guard let topic = Self.topic(name) else { return }
        topic.write(to: output)
    }

    private static func topic(_ name: String) -> HelpTopic? {
        HelpTopic.all.first { $0.name == name } ?? HelpTopic.all.first { $0.isMeant(by: name) }
    }
}
