import GatewayCore
import ParlanceConversations
import TerminalEditor

/// A preset with what was said beside its name: values of its variables and input.
package struct PresetDraft: Sendable, Hashable {
    /// The preset.
    package var preset: Preset
    /// What is known of its variables.
    package var values: [String: String]
    /// What was said beside.
    package var input: String

    /// A preset with values and input.
    package init(preset: Preset, values: [String: String] = [:], input: String = "") {
        self.preset = preset
        self.values = values
        self.input = input
    }

    /// Reads `language=German tone='very kind' Hello`: values of the preset's variables come first, the rest is input.
    /// After `--` everything is.
    ///
    /// - Parameter line: The line that they were typed in, with what was pasted there: that is input as it is.
    /// - Throws: ``PresetError`` for a value of what is no variable, and for a quote that has no end.
    init(
        _ preset: Preset, arguments: String, of line: SubmittedLine = SubmittedLine("")
    ) throws(PresetError) {
        self.init(preset: preset)
        var rest = arguments[...]
        // Where there are no variables nobody means one.
        while !preset.variables.isEmpty, let match = rest.prefixMatch(of: /\s*([\p{L}\p{N}_-]+)=/) {
            let name = String(match.1)
            guard isVariable(name) else {
                throw PresetError(unknown(name).message + " Put -- before text that starts like that.")
            }
            rest = rest[match.range.upperBound...]
            values[name] = try Self.value(from: &rest, of: name)
        }
        if let match = rest.prefixMatch(of: /\s*--(?=\s|$)/) { rest = rest[match.range.upperBound...] }
        input = String(line.trimmingTyped(rest))
    }

    /// The word that a text begins with, or what stands there in single or double quotes.
    private static func value(from rest: inout Substring, of name: String) throws(PresetError) -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest[word.endIndex...]
            return String(word)
        }
        let quoted = rest.dropFirst()
        guard let end = quoted.firstIndex(of: quote) else {
            throw PresetError("The value of '\(name)' starts with \(quote) but doesn't end with \(quote).")
        }
        rest = quoted[quoted.index(after: end)...]
        return String(quoted[..<end])
    }

    /// Takes a value as `--var` has it: `name=value`.
    ///
    /// - Throws: ``PresetError`` for what has no `=`, and for what is no variable of the preset.
    package mutating func set(_ assignment: String) throws(PresetError) {
        guard let sign = assignment.firstIndex(of: "=") else {
            throw PresetError("'\(assignment)' isn't a value. Write name=value.")
        }
        let name = String(assignment[..<sign])
        guard isVariable(name) else { throw unknown(name) }
        values[name] = String(assignment[assignment.index(after: sign)...])
    }

    private func isVariable(_ name: String) -> Bool {
        preset.variables.contains { $0.name == name }
    }

    private func unknown(_ name: String) -> PresetError {
        let known = preset.variables.map(\.name)
        let nearest = NearestName.matches(for: name, in: known)
        let hint =
            known.isEmpty
            ? "It has none."
            : nearest.isEmpty
                ? "It has \(known.joined(separator: ", "))." : "Did you mean \(nearest.joined(separator: " or "))?"
        return PresetError("The preset '\(preset.name)' has no variable '\(name)'. \(hint)")
    }

    /// The variables that have to be asked for.
    package var missing: [String] { preset.missing(values).filter { $0 != Preset.input || input.isEmpty } }

    /// The prompt; empty when the preset only sets with what is asked.
    package var prompt: String { preset.prompt(values, input: input) }

    /// The system prompt.
    package var system: String? { preset.system(values, input: input) }
}
