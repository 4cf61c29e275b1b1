import GatewayYAML

extension YAMLNode {
    static func make(
        _ text: String, _ line: Int, _ column: Int, isPlain: Bool = true, tag: String? = nil
    ) -> YAMLNode {
        YAMLNode(
            content: .scalar(YAMLScalar(text: text, isPlain: isPlain, tag: tag)),
            mark: YAMLMark(line: line, column: column))
    }

    static func make(_ elements: [YAMLNode], _ line: Int, _ column: Int) -> YAMLNode {
        YAMLNode(content: .sequence(elements), mark: YAMLMark(line: line, column: column))
    }

    static func make(_ entries: [(YAMLNode, YAMLNode)], _ line: Int, _ column: Int) -> YAMLNode {
        YAMLNode(
            content: .mapping(entries.map { YAMLEntry(key: $0.0, value: $0.1) }),
            mark: YAMLMark(line: line, column: column))
    }

    /// The node in one line without its marks, strings in quotes: `{a: [1, "x"], b: null}`.
    var outline: String {
        switch content {
        case .scalar(let scalar):
            if isNull { return "null" }
            return stringValue.map { "\"\($0)\"" } ?? scalar.text
        case .sequence(let elements):
            return "[" + elements.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let entries):
            return "{" + entries.map { "\($0.key.text ?? "?"): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }
}

/// The error a text is refused with; `nil` when it is accepted.
func refusal(of text: String) -> YAMLError? {
    do {
        _ = try YAMLNode.parse(text)
        return nil
    } catch {
        return error
    }
}
