import GatewayJSON
import GatewayYAML

/// Reads one profile. What it does not know is a parameter for the provider, unless it looks like a slip.
struct ProfileReader {
    /// The names of all keys, its connection's among them.
    static var keys: [String] {
        ConfigurationKey.names(ConfigurationKey.Profile.self) + ConfigurationKey.names(ConfigurationKey.Connection.self)
    }

    private(set) var profile: GatewayProfile
    private(set) var findings = ConfigurationFindings(wrongTypesAre: .error)

    init(name: String) {
        profile = GatewayProfile(name: name)
    }

    mutating func read(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            findings.add(.error, "The profile '\(profile.name)' must be a map, but is \(node.kindName).", node.mark)
            return
        }
        for entry in entries {
            read(entry.key.text ?? "", entry)
        }
    }

    private mutating func read(_ key: String, _ entry: YAMLEntry) {
        let value = entry.value
        if let key = ConfigurationKey.Connection(rawValue: key) {
            profile.connection.read(key, value, &findings)
            return
        }
        switch ConfigurationKey.Profile(rawValue: key) {
        case .provider: profile.provider = findings.string(key, value)
        case .model: profile.model = findings.string(key, value)
        case .baseURL: profile.baseURL = findings.string(key, value)
        case .dialect: profile.dialect = ProviderDialect.read(value, into: &findings)
        case .apiKey: profile.apiKey = findings.string(key, value)
        case .apiKeyCommand: profile.apiKeyCommand = findings.command(key, value)
        case .organization: profile.organization = findings.string(key, value)
        case .project: profile.project = findings.string(key, value)
        case .temperature: profile.temperature = findings.nonnegativeNumber(key, value)
        case .effort: profile.effort = findings.effort(key, value)
        case .maxTokens: profile.maxTokens = findings.positiveInt(key, value)
        case .fallbacks: readFallbacks(value)
        case .cache: profile.cacheLifetime = findings.cacheLifetime(value)
        case .prices: profile.hasProviderPrices = findings.providerPrices(value)
        case .extraParameters: readExtraParameters(value)
        case nil:
            if let nearest = probableKey(key) {
                findings.add(.warning, "Unknown key '\(key)' is ignored; did you mean '\(nearest)'?", entry.key.mark)
            } else {
                profile.extraParameters[key] = JSONValue(value)
            }
        }
    }

    /// The known key that `key` is one or two letters away from. Longer ways are real parameters of providers, such
    /// as `top_p`; one that happens to be near can be given under `extra_parameters`.
    private func probableKey(_ key: String) -> String? {
        let key = key.lowercased()
        return Self.keys.first { known in
            let allowed = known.count > 5 ? 2 : 1
            return abs(key.count - known.count) <= allowed && NearestName.distance(key, known) <= allowed
        }
    }

    private mutating func readFallbacks(_ node: YAMLNode) {
        let names: [String]? = findings.value("fallbacks", "a list of profiles, providers or models", node) { node in
            if let name = node.stringValue { return [name] }
            guard case .sequence(let elements) = node.content else { return nil }
            let names = elements.compactMap(\.stringValue)
            return names.count == elements.count ? names : nil
        }
        profile.fallbacks = names ?? []
    }

    private mutating func readExtraParameters(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            findings.wrongType("extra_parameters", "a map", node)
            return
        }
        for entry in entries {
            profile.extraParameters[entry.key.text ?? ""] = JSONValue(entry.value)
        }
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
