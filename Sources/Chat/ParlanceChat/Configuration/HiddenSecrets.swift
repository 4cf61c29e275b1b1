import GatewayYAML

/// A configuration's text as it may be shown: without the keys in it.
enum HiddenSecrets {
    /// What stands in the place of a key.
    private static let mark = "(hidden)"

    /// The text without the values of keys such as `api_key`. A line is hidden as a whole from where its value begins
    /// if the value is not written there as it reads.
    static func shown(_ text: String) -> String {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLNode.parse(text)
        } catch {
            // Nothing tells where the values are.
            return lines.map(hidingRest).joined(separator: "\n")
        }
        for secret in root.map({ secrets(in: $0, isSecret: false) }) ?? [] {
            let index = secret.mark.line - 1
            guard lines.indices.contains(index) else { continue }
            let hidden = lines[index].replacing(secret.text, with: mark)
            lines[index] = hidden == lines[index] ? hidingRest(lines[index]) : hidden
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a key holds a secret. A command or a variable that gives one is none.
    private static func isSecret(_ key: String) -> Bool {
        let key = key.lowercased()
        guard !key.hasSuffix("_command"), !key.hasSuffix("_env"), !key.hasSuffix("tokens"),
            !key.hasPrefix("tokenizer")
        else { return false }
        return ["key", "token", "secret", "password", "authorization"].contains { key.contains($0) }
    }

    private static func secrets(in node: YAMLNode, isSecret isInside: Bool) -> [(text: String, mark: YAMLMark)] {
        switch node.content {
        case .scalar(let scalar): isInside && !scalar.text.isEmpty ? [(scalar.text, node.mark)] : []
        case .sequence(let elements): elements.flatMap { secrets(in: $0, isSecret: isInside) }
        case .mapping(let entries):
            entries.flatMap { secrets(in: $0.value, isSecret: isInside || isSecret($0.key.text ?? "")) }
        }
    }

    /// A line of which nothing is shown behind the colon of a secret's key.
    private static func hidingRest(_ line: String) -> String {
        guard let colon = line.firstIndex(of: ":"), isSecret(String(line[..<colon])) else { return line }
        return "\(line[...colon]) \(mark)"
    }
}
