import GatewayCore

/// A preset with what was said beside its name: values of its variables and input.
public struct PresetDraft: Sendable, Hashable {
    /// The preset.
    public var preset: Preset
    /// What is known of its variables.
    public var values: [String: String]
    /// What was said beside.
    public var input: String

    /// A preset with values and input.
    public init(preset: Preset, values: [String: String] = [:], input: String = "") {
        self.preset = preset
        self.values = values
        self.input = input
    }

    /// Reads `language=German tone="very kind" Hello`: values of the preset's variables come first, the rest is input.
    init(_ preset: Preset, arguments: String) {
        self.init(preset: preset)
        var rest = arguments[...]
        let names = Set(preset.variables.map(\.name))
        while let match = rest.prefixMatch(of: /\s*([\p{L}\p{N}_-]+)=(?:"([^"]*)"|(\S*))/),
            names.contains(String(match.1))
        {
            values[String(match.1)] = String(match.2 ?? match.3 ?? "")
            rest = rest[match.range.upperBound...]
        }
        input = String(rest).trimmingWhitespace()
    }

    /// Takes a value as `--var` has it: `name=value`.
    ///
    /// - Throws: ``PresetError`` for what has no `=`, and for what is no variable of the preset.
    public mutating func set(_ assignment: String) throws(PresetError) {
        guard let sign = assignment.firstIndex(of: "=") else {
            throw PresetError("'\(assignment)' is no value. Write name=value.")
        }
        let name = String(assignment[..<sign])
        guard preset.variables.contains(where: { $0.name == name }) else {
            let known = preset.variables.map(\.name)
            let hint = known.isEmpty ? "It has none." : "It has \(known.joined(separator: ", "))."
            throw PresetError("The preset '\(preset.name)' has no variable '\(name)'. \(hint)")
        }
        values[name] = String(assignment[assignment.index(after: sign)...])
    }

    /// The variables that have to be asked for.
    public var missing: [String] { preset.missing(values) }

    /// The prompt; empty when the preset only sets with what is asked.
    public var prompt: String { preset.prompt(values, input: input) }
}
