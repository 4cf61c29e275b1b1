import GatewayCore
import ParlanceConversations
import TerminalEditor

/// A session as one page that needs nothing else: no script, no picture and no font from elsewhere, and a policy that
/// would not let any load.
struct HTMLExport: Sendable {
    /// The file.
    let text: String

    init(_ session: ExportedSession, colors: ExportColors) {
        let title = HTMLText.escape(session.title)
        var body = "<header>\n<h1>\(title)</h1>\n"
        if let created = session.created { body += "<p class=\"figures\">\(HTMLText.escape(created))</p>\n" }
        body += "</header>\n"
        if let system = session.settings?.system, !system.isEmpty {
            body +=
                "<section class=\"system\">\n<h2>System</h2>\n<div class=\"plain\">\(HTMLText.escape(system))</div>\n"
            body += "</section>\n"
        }
        for turn in session.turns { body += Self.turn(turn) }
        text = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>
            \(HTMLStyle(colors).text)
            </style>
            </head>
            <body>
            <main>
            \(body)</main>
            </body>
            </html>

            """
    }

    private static func turn(_ turn: Turn) -> String {
        var html = "<p class=\"figures\">\(Turn.summaryLabel)</p>\n"
        if !turn.isSummary {
            html = "<section class=\"user\">\n<h2>You</h2>\n"
            html += turn.attachments.map(attachment).joined()
            html += "<div class=\"plain\">\(HTMLText.escape(turn.prompt))</div>\n</section>\n"
        }
        guard let answer = turn.answer else { return html }
        html += "<section class=\"answer\">\n<h2>\(HTMLText.escape(answer.authorNames))</h2>\n"
        for note in answer.penNotes { html += "<p class=\"figures\">\(HTMLText.escape(note)).</p>\n" }
        if !answer.reasoning.isEmpty {
            html += "<details><summary>Reasoning</summary>\n<div class=\"plain\">"
            html += "\(HTMLText.escape(answer.reasoning))</div></details>\n"
        }
        html += MarkdownHTML.render(answer.text)
        if let failure = answer.failure { html += "<p class=\"error\">\(HTMLText.escape(failure.message))</p>\n" }
        if !answer.figures.isEmpty { html += "<p class=\"figures\">\(HTMLText.escape(answer.figures))</p>\n" }
        return html + "</section>\n"
    }

    private static func attachment(_ attachment: PromptAttachment) -> String {
        let name = HTMLText.escape(attachment.name)
        switch attachment.content {
        case .image(let image): return "<p><img src=\"\(image.dataURL)\" alt=\"\(name)\"></p>\n"
        case .text(let text, let language):
            return "<details><summary>\(name)</summary>\n"
                + "<pre><code>\(HTMLText.code(text, language: language))</code></pre></details>\n"
        }
    }
}
