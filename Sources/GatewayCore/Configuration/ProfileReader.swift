import YAML

/// Reads one profile. What it does not know is a parameter for the provider, unless it looks like a slip.
struct ProfileReader {
    struct Finding {
        var severity: ConfigurationDiagnostic.Severity
        var message: String
        var mark: YAMLMark
    }

    static let keys = [
        "provider", "model", "temperature", "max_tokens", "base_url", "api_key", "organization", "project",
        "extra_parameters", "dialect",
    ]

    private(set) var profile: GatewayProfile
    private(set) var findings: [Finding] = []

    init(name: String) {
        profile = GatewayProfile(name: name)
    }

    mutating func read(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            find(.error, "The profile '\(profile.name)' must be a map, but is \(node.kindName).", node.mark)
            return
        }
        for entry in entries {
            read(entry.key.text ?? "", entry)
        }
    }

    private mutating func read(_ key: String, _ entry: YAMLEntry) {
        let value = entry.value
        switch key {
        case "provider": profile.provider = string(key, value)
        case "model": profile.model = string(key, value)
        case "base_url": profile.baseURL = string(key, value)
        case "dialect": profile.dialect = ProviderDialect.read(value, into: &findings)
        case "api_key": profile.apiKey = string(key, value)
        case "organization": profile.organization = string(key, value)
        case "project": profile.project = string(key, value)
        case "temperature": profile.temperature = temperature(value)
        case "max_tokens": profile.maxTokens = maxTokens(value)
        case "extra_parameters": readExtraParameters(value)
        default:
            if let nearest = slip(key) {
                find(.warning, "Unknown key '\(key)' is ignored; did you mean '\(nearest)'?", entry.key.mark)
            } else {
                profile.extraParameters[key] = JSONValue(value)
            }
        }
    }

    /// The known key that `key` is one or two letters away from. Longer ways are real parameters of providers, such
    /// as `top_p`; one that happens to be near can be given under `extra_parameters`.
    private func slip(_ key: String) -> String? {
        Self.keys.first { NearestName.distance(key.lowercased(), $0) <= ($0.count > 5 ? 2 : 1) }
    }

    private mutating func readExtraParameters(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            wrongType("extra_parameters", "a map", node)
            return
        }
        for entry in entries {
            profile.extraParameters[entry.key.text ?? ""] = JSONValue(entry.value)
        }
    }

    private mutating func string(_ key: String, _ node: YAMLNode) -> String? {
        if node.isNull { return nil }
        guard let text = node.stringValue, !text.isEmpty else {
            wrongType(key, "a string", node)
            return nil
        }
        return text
    }

    private mutating func temperature(_ node: YAMLNode) -> Double? {
        if node.isNull { return nil }
        guard let number = node.doubleValue, number.isFinite, number >= 0 else {
            wrongType("temperature", "a number from 0 on", node)
            return nil
        }
        return number
    }

    private mutating func maxTokens(_ node: YAMLNode) -> Int? {
        if node.isNull { return nil }
        guard let number = node.intValue, number > 0 else {
            wrongType("max_tokens", "a whole number above 0", node)
            return nil
        }
        return number
    }

    private mutating func wrongType(_ key: String, _ wanted: String, _ node: YAMLNode) {
        // A key is a secret even when it is none yet.
        let shown = key == "api_key" ? nil : node.text
        let given = shown.map { "\(node.kindName) ('\($0)')" } ?? node.kindName
        find(.error, "'\(key)' must be \(wanted), but is \(given).", node.mark)
    }

    private mutating func find(_ severity: ConfigurationDiagnostic.Severity, _ message: String, _ mark: YAMLMark) {
        findings.append(Finding(severity: severity, message: message, mark: mark))
    }
}

extension JSONValue {
    /// The JSON value of a YAML node, by YAML's core schema. A key that is no scalar becomes the empty string.
    init(_ node: YAMLNode) {
        switch node.content {
        case .sequence(let elements):
            self = .array(elements.map(JSONValue.init))
        case .mapping(let entries):
            var object = JSONObject()
            for entry in entries {
                object[entry.key.text ?? ""] = JSONValue(entry.value)
            }
            self = .object(object)
        case .scalar:
            if node.isNull {
                self = .null
            } else if let bool = node.boolValue {
                self = .bool(bool)
            } else if let int = node.intValue {
                self = .integer(int)
            } else if let double = node.doubleValue {
                self = .number(double)
            } else {
                self = .string(node.text ?? "")
            }
        }
    }
}
