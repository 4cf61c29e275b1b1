import GatewayCore
import GatewayJSON
import GatewayYAML

/// Reads a preset's file: YAML between two lines of `---`, if any, then the prompt.
struct PresetReader {
    /// What the settings of a preset can have; a test holds the guide against it.
    enum Key: String, CaseIterable { case model, temperature, effort, schema, system, cache, variables }

    /// The name for errors.
    let file: String

    /// Reads the text of a file.
    ///
    /// - Throws: ``PresetError`` with the place.
    func read(_ text: String, name: String) throws(PresetError) -> Preset {
        let (matter, body) = try split(text)
        var preset = Preset(name: name, template: body)
        if let matter { try read(matter, into: &preset) }
        for case .variable(let name) in Preset.pieces(of: preset.system ?? "") + Preset.pieces(of: body)
        where !preset.variables.contains(where: { $0.name == name }) {
            preset.variables.append(Preset.Variable(name: name))
        }
        return preset
    }

    /// The front matter, a comment in place of its first line so that lines keep their numbers; `nil` without one.
    private func split(_ text: String) throws(PresetError) -> (matter: String?, body: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first == "---" else { return (nil, text) }
        guard let end = lines.dropFirst().firstIndex(where: { $0 == "---" || $0 == "..." }) else {
            throw PresetError("\(file):1:1: The settings that start here are not closed: put a --- line below them.")
        }
        return (
            (["#"] + lines[1..<end]).joined(separator: "\n"), lines[(end + 1)...].joined(separator: "\n")
        )
    }

    private func read(_ matter: String, into preset: inout Preset) throws(PresetError) {
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLNode.parse(matter)
        } catch {
            throw fault(error.message, error.mark)
        }
        guard let root else { return }
        guard let entries = root.entries else {
            throw fault("The settings of a preset must be a map, but are \(root.kindName).", root.mark)
        }
        for entry in entries {
            let (key, value) = (entry.key.text ?? "", entry.value)
            switch Key(rawValue: key) {
            case .model: preset.model = try text(key, value)
            case .schema: preset.schema = try text(key, value)
            case .system: preset.system = try text(key, value)
            case .temperature:
                guard let number = value.doubleValue, number.isFinite, number >= 0 else {
                    throw fault("The temperature must be a number of at least 0, but is \(value.kindName).", value.mark)
                }
                preset.temperature = number
            case .cache:
                let lifetime = value.boolValue == false ? .off : value.text.flatMap(PromptCaching.Lifetime.init)
                guard let lifetime else { throw fault("The cache must be off, 5m or 1h.", value.mark) }
                preset.caching = lifetime
            case .effort:
                // In the YAML of other programs `off` is a boolean.
                let text = value.boolValue == false ? ReasoningEffort.off.rawValue : value.text ?? ""
                guard let effort = ReasoningEffort.named(text) else {
                    let names = ReasoningEffort.names.joined(separator: ", ")
                    throw fault("'\(text)' isn't a valid effort. Levels: \(names).", value.mark)
                }
                preset.effort = effort
            case .variables: preset.variables = try variables(value)
            case nil:
                let keys = Key.allCases.map(\.rawValue)
                let nearest = NearestName.matches(for: key, in: keys)
                let known = (nearest.isEmpty ? keys : nearest).joined(separator: ", ")
                throw fault("Unknown key '\(key)' in a preset. Known: \(known).", entry.key.mark)
            }
        }
    }

    private func text(_ key: String, _ node: YAMLNode) throws(PresetError) -> String {
        guard let text = node.text else {
            throw fault("The \(key) must be text, but is \(node.kindName).", node.mark)
        }
        return text
    }

    /// A list of names, or a map of names and what stands there by default.
    private func variables(_ node: YAMLNode) throws(PresetError) -> [Preset.Variable] {
        var variables: [Preset.Variable] = []
        if let elements = node.elements {
            for element in elements { variables.append(Preset.Variable(name: try text("name of a variable", element))) }
        } else if let entries = node.entries {
            for entry in entries {
                let value = entry.value.isNull ? nil : try text("value of a variable", entry.value)
                variables.append(Preset.Variable(name: entry.key.text ?? "", value: value))
            }
        } else if !node.isNull {
            throw fault("The variables must be a list or a map, but are \(node.kindName).", node.mark)
        }
        return variables
    }

    private func fault(_ message: String, _ mark: YAMLMark?) -> PresetError {
        PresetError("\(file):\(mark.map { "\($0):" } ?? "") \(message)")
    }
}
