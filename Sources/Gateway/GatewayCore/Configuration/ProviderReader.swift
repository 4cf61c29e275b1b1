import GatewayYAML

/// Reads one provider of the `providers:` map.
struct ProviderReader {
    /// The names of all keys, its connection's among them.
    static var keys: [String] {
        ConfigurationKey.names(ConfigurationKey.Provider.self)
            + ConfigurationKey.names(ConfigurationKey.Connection.self)
    }

    private(set) var findings = ConfigurationFindings(wrongTypesAre: .error)
    /// How local models are served, of the provider `local`.
    private(set) var localServer: LocalServerSettings?
    /// The program that tells the key.
    private(set) var keyCommand: KeyCommand?
    /// Whether its address bills as the provider of that name does.
    private(set) var hasProviderPrices = false
    /// How long prompts are kept in its cache.
    private(set) var cacheLifetime: PromptCaching.Lifetime?
    private let name: String
    private var provider: ConfiguredProvider

    init(name: String) {
        self.name = name
        provider = ConfiguredProvider(name: name, baseURL: "")
    }

    /// The provider, unless something is wrong with it: ``findings`` says what. An entry that only says where the key of a
    /// built-in provider is from, or how local models are served, makes no provider of its own.
    mutating func read(_ entry: YAMLEntry) -> ConfiguredProvider? {
        guard name.utf8.allSatisfy(Self.isNameByte) else {
            findings.add(
                .error, "A provider's name may contain letters, digits, '-' and '_', but is '\(name)'.", entry.key.mark)
            return nil
        }
        guard case .mapping(let entries) = entry.value.content else {
            findings.add(
                .error, "The provider '\(name)' must be a map, but is \(entry.value.kindName).", entry.value.mark)
            return nil
        }
        let isElsewhere = entries.contains { $0.key.text == "base_url" }
        if name == LocalServerSettings.providerName, !isElsewhere {
            readLocal(entries)
            return nil
        }
        for entry in entries {
            read(entry.key.text ?? "", entry)
        }
        let isBuiltIn = ProviderDefinition.builtIn.contains { $0.name == name }
        let isCompletion = entries.allSatisfy { ["api_key_command", "prices", "cache"].contains($0.key.text) }
        if !entries.isEmpty, isCompletion, isBuiltIn { return nil }
        if hasProviderPrices, !isBuiltIn {
            findings.add(
                .warning,
                "'prices: provider' has no effect for '\(name)', whose prices are not known; "
                    + "set them under models.", entry.key.mark)
        }
        if provider.baseURL.isEmpty, !findings.all.contains(where: { $0.severity == .error }) {
            findings.add(.error, "The provider '\(name)' has no base_url.", entry.key.mark)
        }
        return findings.all.contains { $0.severity == .error } ? nil : provider
    }

    private mutating func read(_ key: String, _ entry: YAMLEntry) {
        let value = entry.value
        if let key = ConfigurationKey.Connection(rawValue: key) {
            provider.connection.read(key, value, &findings)
            return
        }
        switch ConfigurationKey.Provider(rawValue: key) {
        case .baseURL:
            guard let url = findings.string(key, value) else { return }
            do throws(BaseURLError) {
                _ = try BaseURL(url)
                provider.baseURL = url
            } catch {
                let fault =
                    error.isOfScheme
                    ? "must start with http:// or https://, but is '\(Redaction().shown(url: url))'"
                    : "cannot be used: \(error.message)"
                findings.add(.error, "'base_url' \(fault).", value.mark)
            }
        case .apiKeyVariable: readKeyVariable(value)
        case .cache: cacheLifetime = findings.cacheLifetime(value)
        case .prices: hasProviderPrices = findings.providerPrices(value)
        case .apiKeyCommand: keyCommand = findings.command(key, value)
        case .defaultModel: provider.defaultModel = findings.string(key, value)
        case .dialect: provider.dialect = ProviderDialect.read(value, into: &findings) ?? provider.dialect
        case .headers: readHeaders(value)
        case nil:
            findings.unknownKey(entry.key, among: Self.keys)
        }
    }

    /// A key in place of the variable that holds it is a slip that must not be shown.
    private mutating func readKeyVariable(_ node: YAMLNode) {
        guard let name = findings.string("api_key_env", node) else { return }
        let isName = name.utf8.allSatisfy(Self.isNameByte) && !name.contains("-") && name.first?.isNumber == false
        guard isName else {
            findings.add(
                .error, "'api_key_env' must be the name of an environment variable, such as ACME_API_KEY, not a key.",
                node.mark)
            return
        }
        provider.keyVariable = name
    }

    private mutating func readLocal(_ entries: [YAMLEntry]) {
        var settings = LocalServerSettings()
        for entry in entries {
            switch entry.key.text.flatMap(ConfigurationKey.Local.init) {
            case .command: settings.command = findings.command("command", entry.value)
            case .defaultModel: settings.defaultModel = findings.string("default_model", entry.value)
            case nil: findings.unknownKey(entry.key, among: ConfigurationKey.names(ConfigurationKey.Local.self))
            }
        }
        localServer = settings
    }

    private mutating func readHeaders(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            findings.add(.error, "'headers' must be a map, but is \(node.kindName).", node.mark)
            return
        }
        for entry in entries {
            guard let name = entry.key.text, let value = entry.value.text else {
                // A header may hold a secret, so its value is not shown.
                findings.add(
                    .error, "A header's value must be text, but is \(entry.value.kindName).", entry.value.mark)
                continue
            }
            provider.headers.append(HTTPHeaders.Field(name: name, value: KeyText.trimmed(value)))
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        let scalar = Unicode.Scalar(byte)
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || scalar == "-" || scalar == "_"
    }
}

extension ProviderDialect {
    /// Reads the name of a protocol; `nil` when there is none, or an unknown one, which is found wrong.
    static func read(_ node: YAMLNode, into findings: inout ConfigurationFindings) -> ProviderDialect? {
        if node.isNull { return nil }
        if let dialect = node.text.flatMap(ProviderDialect.init) { return dialect }
        let names = allCases.map(\.rawValue)
        let near = node.text.flatMap { NearestName.matches(for: $0, in: names).first }
        let given = node.text.map { "'\($0)'" } ?? node.kindName
        findings.add(
            .error,
            "'dialect' must be one of \(names.joined(separator: ", ")), but is \(given)."
                + (near.map { " Did you mean '\($0)'?" } ?? ""),
            node.mark)
        return nil
    }
}
