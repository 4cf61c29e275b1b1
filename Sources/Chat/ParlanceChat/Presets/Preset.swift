package import GatewayCore
import ParlanceConversations

/// A prompt that is kept in a file, with places for what changes and with what it is asked with.
///
/// ```markdown
/// ---
/// model: mistral:mistral-small-latest
/// temperature: 0.2
/// effort: low
/// system: You translate.
/// variables:
///   language: German
///   text:
/// ---
/// Translate into {{language}}: {{text}}
/// ```
package struct Preset: Sendable, Hashable {
    /// A place in the prompt that is filled in.
    package struct Variable: Sendable, Hashable {
        /// Its name, as it stands between `{{` and `}}`.
        package var name: String
        /// What stands there when nothing else is said; `nil`: it is asked for.
        package var value: String?
    }

    /// The variable for what is said beside the preset's name.
    package static let input = "input"

    /// The name of its file, without `.md`.
    package var name: String
    /// The model, profile or provider that is asked; `nil`: whichever is in use.
    package var model: String?
    /// The temperature it is asked with.
    package var temperature: Double?
    /// How hard the model thinks about it.
    package var effort: ReasoningEffort?
    /// The schema that the answer must match: JSON, the short form, or the path of a file.
    package var schema: String?
    /// The system prompt, with `{{name}}` for each variable.
    package var system: String?
    /// How long prompts are kept in the provider's cache.
    package var caching: PromptCaching.Lifetime?
    /// The prompt with `{{name}}` for each variable.
    package var template: String
    /// The variables that are told in the file, then those that only the texts have.
    package var variables: [Variable] = []

    /// The variables that have to be asked for.
    package func missing(_ values: [String: String]) -> [String] {
        variables.filter { $0.value == nil && values[$0.name] == nil }.map(\.name)
    }

    /// The prompt with everything filled in. What is filled in is not looked through again. Input for which the preset
    /// has no place comes after it.
    package func prompt(_ values: [String: String], input: String) -> String {
        let acceptsInput = [template, system ?? ""].contains { Self.pieces(of: $0).contains(.variable(Self.input)) }
        let parts = [filledTemplate(values, input), acceptsInput ? "" : input]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The template with everything filled in, without the white space that the file has around it. What was filled in
    /// keeps its own.
    private func filledTemplate(_ values: [String: String], _ input: String) -> String {
        let template = template.trimmingWhitespace()
        let text = fill(template, values, input)
        let pieces = Self.pieces(of: template)
        let filled = pieces.compactMap {
            if case .variable(let name) = $0 { value(of: name, values, input) } else { nil }
        }
        guard filled.contains(where: { $0.isEmpty }) else { return text }
        // A place that stayed empty leaves no space at the ends.
        return text.trimmingWhitespace()
    }

    /// The system prompt with everything filled in.
    func system(_ values: [String: String], input: String) -> String? {
        system.map { fill($0, values, input) }
    }

    private func fill(_ text: String, _ values: [String: String], _ input: String) -> String {
        Self.pieces(of: text).map { piece in
            switch piece {
            case .text(let text): String(text)
            case .variable(let name): value(of: name, values, input)
            }
        }.joined()
    }

    private func value(of name: String, _ values: [String: String], _ input: String) -> String {
        if name == Self.input, !input.isEmpty { return input }
        return values[name] ?? variables.first { $0.name == name }?.value ?? ""
    }

    enum Piece: Hashable {
        case text(Substring)
        case variable(String)
    }

    /// The prompt in pieces. Only letters, digits, `_` and `-` are a name; anything else in braces is text.
    static func pieces(of template: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = template[...]
        while let match = rest.firstMatch(of: /\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/) {
            pieces.append(.text(rest[..<match.range.lowerBound]))
            pieces.append(.variable(String(match.1)))
            rest = rest[match.range.upperBound...]
        }
        return pieces + [.text(rest)]
    }
}

/// Why a preset cannot be used.
package struct PresetError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence; begins with `file:line:column:` where a file is to blame.
    package var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    package var description: String { message }
}
