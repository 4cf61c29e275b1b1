import GatewayCore
import ParlanceConversations

/// A session as Markdown: a heading for each speaker, and answers as they came.
struct MarkdownExport: Sendable {
    /// The file.
    let text: String

    init(_ session: ExportedSession) {
        var blocks = ["# " + Self.line(session.title)]
        if let created = session.created { blocks.append("*\(created)*") }
        if let system = session.settings?.system, !system.isEmpty { blocks.append("## System\n\n" + system) }
        for turn in session.turns {
            if turn.isSummary {
                blocks.append("*\(Turn.summaryLabel)*")
            } else {
                blocks.append("## You")
                blocks += turn.attachments.map(Self.attachment)
                blocks.append(turn.prompt)
            }
            guard let answer = turn.answer else { continue }
            blocks.append("## " + Self.line(answer.authorNames))
            blocks += answer.penNotes.map { "*\(Self.line($0)).*" }
            if !answer.reasoning.isEmpty { blocks.append(Self.quoted(answer.reasoning)) }
            if !answer.text.isEmpty { blocks.append(answer.text) }
            if let failure = answer.failure { blocks.append("*\(Self.line(failure.message))*") }
            if !answer.figures.isEmpty { blocks.append("*\(answer.figures)*") }
        }
        text = blocks.map { $0.trimmingLineBreaks() }.joined(separator: "\n\n") + "\n"
    }

    private static func attachment(_ attachment: PromptAttachment) -> String {
        guard let image = attachment.image else { return attachment.fenced }
        return "![\(line(attachment.name).filter { !"[]".contains($0) })](\(image.dataURL))"
    }

    private static func quoted(_ text: String) -> String {
        text.trimmingLineBreaks().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { "> \($0)" }.joined(separator: "\n")
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension String {
    /// The text without the line breaks at its ends; what is indented stays so.
    fileprivate func trimmingLineBreaks() -> String {
        guard let last = lastIndex(where: { !$0.isNewline }) else { return "" }
        return String(self[...last].drop(while: \.isNewline))
    }
}
