import YAML

/// Reads one provider of the `providers:` map.
struct ProviderReader {
    static let keys = ["base_url", "api_key_env", "dialect", "headers", "default_model"]

    private(set) var findings: [ProfileReader.Finding] = []
    private let name: String
    private var provider: ConfiguredProvider

    init(name: String) {
        self.name = name
        provider = ConfiguredProvider(name: name, baseURL: "")
    }

    /// The provider, unless something is wrong with it: ``findings`` says what.
    mutating func read(_ entry: YAMLEntry) -> ConfiguredProvider? {
        guard name.utf8.allSatisfy(Self.isNameByte) else {
            find(.error, "A provider's name is made of letters, digits, '-' and '_', but is '\(name)'.", entry.key.mark)
            return nil
        }
        guard case .mapping(let entries) = entry.value.content else {
            find(.error, "The provider '\(name)' must be a map, but is \(entry.value.kindName).", entry.value.mark)
            return nil
        }
        for entry in entries {
            read(entry.key.text ?? "", entry)
        }
        if provider.baseURL.isEmpty, !findings.contains(where: { $0.severity == .error }) {
            find(.error, "The provider '\(name)' has no base_url.", entry.key.mark)
        }
        return findings.contains { $0.severity == .error } ? nil : provider
    }

    private mutating func read(_ key: String, _ entry: YAMLEntry) {
        let value = entry.value
        switch key {
        case "base_url":
            guard let url = string(key, value) else { return }
            guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
                find(.error, "'base_url' must begin with http:// or https://, but is '\(url)'.", value.mark)
                return
            }
            provider.baseURL = url
        case "api_key_env": provider.keyVariable = string(key, value)
        case "default_model": provider.defaultModel = string(key, value)
        case "dialect": provider.dialect = ProviderDialect.read(value, into: &findings) ?? provider.dialect
        case "headers": readHeaders(value)
        default:
            find(.warning, ConfigurationReader.unknownKey(key, among: Self.keys), entry.key.mark)
        }
    }

    private mutating func readHeaders(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            find(.error, "'headers' must be a map, but is \(node.kindName).", node.mark)
            return
        }
        for entry in entries {
            guard let name = entry.key.text, let value = entry.value.text else {
                // A header may hold a secret, so its value is not shown.
                find(.error, "A header must be a name with a text, but is \(entry.value.kindName).", entry.value.mark)
                continue
            }
            provider.headers.append(HTTPHeaders.Field(name: name, value: value))
        }
    }

    private mutating func string(_ key: String, _ node: YAMLNode) -> String? {
        if node.isNull { return nil }
        guard let text = node.stringValue, !text.isEmpty else {
            find(.error, "'\(key)' must be a string, but is \(node.kindName).", node.mark)
            return nil
        }
        return text
    }

    private mutating func find(_ severity: ConfigurationDiagnostic.Severity, _ message: String, _ mark: YAMLMark) {
        findings.append(ProfileReader.Finding(severity: severity, message: message, mark: mark))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        let scalar = Unicode.Scalar(byte)
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || scalar == "-" || scalar == "_"
    }
}

extension ProviderDialect {
    /// Reads the name of a protocol; `nil` when there is none, or an unknown one, which is found wrong.
    static func read(_ node: YAMLNode, into findings: inout [ProfileReader.Finding]) -> ProviderDialect? {
        if node.isNull { return nil }
        if let dialect = node.text.flatMap(ProviderDialect.init) { return dialect }
        let names = allCases.map(\.rawValue)
        let near = node.text.flatMap { NearestName.matches(for: $0, in: names).first }
        let given = node.text.map { "'\($0)'" } ?? node.kindName
        findings.append(
            ProfileReader.Finding(
                severity: .error,
                message: "'dialect' must be one of \(names.joined(separator: ", ")), but is \(given)."
                    + (near.map { " Did you mean '\($0)'?" } ?? ""),
                mark: node.mark))
        return nil
    }
}
