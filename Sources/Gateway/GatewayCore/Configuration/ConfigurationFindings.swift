import GatewayJSON
import GatewayYAML

/// Reads the values of one part of a configuration, and keeps what was wrong with them.
struct ConfigurationFindings {
    struct Finding {
        var severity: ConfigurationDiagnostic.Severity
        var message: String
        var mark: YAMLMark
    }

    /// What was wrong, in the order of the file.
    private(set) var all: [Finding] = []

    private let severity: ConfigurationDiagnostic.Severity

    /// - Parameter severity: What a value of the wrong type stops.
    init(wrongTypesAre severity: ConfigurationDiagnostic.Severity) {
        self.severity = severity
    }

    mutating func add(_ severity: ConfigurationDiagnostic.Severity, _ message: String, _ mark: YAMLMark) {
        all.append(Finding(severity: severity, message: message, mark: mark))
    }

    // MARK: Values; null is a value that is not set

    mutating func string(_ key: String, _ node: YAMLNode) -> String? {
        value(key, "a string", node) { $0.stringValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// A program with its arguments: a text that is split into words, or the words themselves.
    mutating func command(_ key: String, _ node: YAMLNode) -> KeyCommand? {
        if case .sequence(let elements) = node.content {
            let words = elements.compactMap(\.text)
            guard words.count == elements.count, words.first?.isEmpty == false else {
                wrongType(key, "a program and its arguments", node)
                return nil
            }
            return KeyCommand(words)
        }
        guard let text = string(key, node) else { return nil }
        do throws(KeyCommand.Fault) {
            return try KeyCommand(parsing: text)
        } catch {
            switch error {
            case .empty: add(severity, "'\(key)' doesn't name a program.", node.mark)
            case .openQuote: add(severity, "'\(key)' has an unclosed quotation mark.", node.mark)
            case .shell(let word):
                add(
                    severity,
                    "'\(key)' runs without a shell, so '\(word)' has no special meaning; "
                        + "write [sh, -c, \"…\"] to use one.", node.mark)
            }
            return nil
        }
    }

    /// The value of `prices`, which knows one word.
    mutating func providerPrices(_ node: YAMLNode) -> Bool {
        value("prices", "'provider' (if the address bills as the provider does)", node) {
            $0.stringValue == "provider" ? true : nil
        } ?? false
    }

    mutating func cacheLifetime(_ node: YAMLNode) -> PromptCaching.Lifetime? {
        if let text = node.stringValue, PromptCaching.Lifetime(rawValue: text) == nil {
            add(severity, "'cache' must be 'off', '5m' or '1h', but is '\(text)'.", node.mark)
            return nil
        }
        return value("cache", "'off', '5m' or '1h'", node) { node in
            node.boolValue == false ? .off : node.stringValue.flatMap(PromptCaching.Lifetime.init)
        }
    }

    mutating func effort(_ key: String, _ node: YAMLNode) -> ReasoningEffort? {
        value(key, "one of " + ReasoningEffort.names.joined(separator: ", "), node) {
            // In the YAML of other programs `off` is a boolean.
            $0.boolValue == false ? .off : $0.text.flatMap { ReasoningEffort.named($0) }
        }
    }

    mutating func bool(_ key: String, _ node: YAMLNode) -> Bool? {
        value(key, "true or false", node, \.boolValue)
    }

    mutating func positiveInt(_ key: String, _ node: YAMLNode) -> Int? {
        value(key, "a whole number above 0", node) { $0.intValue.flatMap { $0 > 0 ? $0 : nil } }
    }

    mutating func nonnegativeNumber(_ key: String, _ node: YAMLNode) -> Double? {
        value(key, "a number of at least 0", node) { $0.doubleValue.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }
    }

    /// What `read` makes of a node; where it makes nothing of it, that is found.
    mutating func value<Value>(
        _ key: String, _ wanted: String, _ node: YAMLNode, _ read: (YAMLNode) -> Value?
    ) -> Value? {
        if node.isNull { return nil }
        if let value = read(node) { return value }
        wrongType(key, wanted, node)
        return nil
    }

    mutating func wrongType(_ key: String, _ wanted: String, _ node: YAMLNode) {
        // A key is a secret even when it is none yet, and the URL of a proxy may hold a password.
        let shown = ["api_key", "proxy"].contains(key) ? nil : node.text
        let given = shown.map { "\(node.kindName) ('\($0)')" } ?? node.kindName
        add(severity, "'\(key)' must be \(wanted), but is \(given).", node.mark)
    }

    /// What other programs call a key.
    private static let otherWords = [
        "profiles": "llm_gateways", "gateways": "llm_gateways", "servers": "providers", "clients": "providers",
        "endpoint": "base_url", "api_base": "base_url", "url": "base_url",
    ]

    /// A key that is not known, with the nearest one that is.
    mutating func unknownKey(_ key: YAMLNode, among known: [String]) {
        let name = key.text ?? ""
        let meant = Self.otherWords[name].flatMap { known.contains($0) ? $0 : nil }
        if let nearest = meant ?? NearestName.matches(for: name, in: known).first {
            add(.warning, "Unknown key '\(name)' is ignored; did you mean '\(nearest)'?", key.mark)
        } else {
            add(.warning, "Unknown key '\(name)' is ignored. Known: \(known.joined(separator: ", ")).", key.mark)
        }
    }
}
