import GatewayCore
import TerminalEditor

/// The forms in which a session is carried out.
package enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    /// Markdown.
    case markdown = "md"
    /// One JSON object.
    case json
    /// One page that needs nothing else.
    case html
    /// The last answer as a recording of a terminal (asciicast v2).
    case asciicast

    /// The format of a word: a name such as `asciicast`, or the ending of a file.
    package init?(_ word: String) {
        switch word.lowercased() {
        case "md", "markdown": self = .markdown
        case "json": self = .json
        case "html", "htm": self = .html
        case "asciicast", "cast": self = .asciicast
        default: return nil
        }
    }

    /// The format of a file by its ending; `nil` for another.
    package init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard name.contains("."), let ending = name.split(separator: ".").last else { return nil }
        self.init(String(ending))
    }

    /// The text of a file in this format.
    ///
    /// - Parameter colors: For the formats that have some.
    /// - Returns: `nil` for a recording of a session in which nothing was answered.
    package func text(of session: ExportedSession, colors: ExportColors) -> String? {
        switch self {
        case .markdown: MarkdownExport(session).text
        case .json: JSONExport(session).text
        case .html: HTMLExport(session, colors: colors).text
        case .asciicast: AsciicastExport(session, colors: colors)?.text
        }
    }
}
