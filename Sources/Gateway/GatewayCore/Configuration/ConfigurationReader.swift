import GatewayJSON
import GatewayYAML

/// Turns the YAML of a configuration into profiles, figures of models, a budget, and diagnostics.
struct ConfigurationReader {
    var configuration = GatewayConfiguration()
    private let file: String

    init(file: String) {
        self.file = file
    }

    mutating func read(_ text: String) {
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLNode.parse(text)
        } catch {
            report(.error, error.message, at: error.mark)
            return
        }
        guard let root, !root.isNull else { return }
        guard case .mapping(let entries) = root.content else {
            report(.error, "The configuration must be a map, but is \(root.kindName).", at: root.mark)
            return
        }
        for entry in entries {
            switch entry.key.text.flatMap(ConfigurationKey.Top.init) {
            case .profiles: readProfiles(entry.value)
            case .providers: readProviders(entry.value)
            case .models: readModels(entry.value)
            case .budget: readBudget(entry.value)
            case .model: readModel(entry.value)
            case .theme: readTheme(entry.value)
            case .notify: readNotify(entry.value)
            case .titles: readTitles(entry.value)
            case nil:
                var findings = ConfigurationFindings(wrongTypesAre: .warning)
                findings.unknownKey(entry.key, among: ConfigurationKey.names(ConfigurationKey.Top.self))
                report(findings)
            }
        }
    }

    private mutating func readProfiles(_ node: YAMLNode) {
        guard !node.isNull else { return }
        guard case .mapping(let entries) = node.content else {
            report(
                .error, "llm_gateways must be a map of named profiles, but is \(node.kindName).", at: node.mark)
            return
        }
        for entry in entries {
            guard let name = entry.key.text, !name.isEmpty else {
                report(.error, "A profile's name must be a word.", at: entry.key.mark)
                continue
            }
            var reader = ProfileReader(name: name)
            reader.read(entry.value)
            if let fault = report(reader.findings).first(where: { $0.severity == .error }) {
                configuration.brokenProfiles[name] = fault
            } else {
                configuration.profiles.append(reader.profile)
            }
        }
    }

    private mutating func readModels(_ node: YAMLNode) {
        guard !node.isNull else { return }
        guard case .mapping(let entries) = node.content else {
            report(.warning, "models must be a map of models, but is \(node.kindName).", at: node.mark)
            return
        }
        for entry in entries {
            guard let id = ModelID(entry.key.text ?? "") else {
                let name = entry.key.text ?? ""
                report(
                    .warning, "Models are named provider:model; '\(name)' is ignored.", at: entry.key.mark)
                continue
            }
            var reader = ModelReader(id: id)
            reader.read(entry.value)
            report(reader.findings)
            configuration.models.append(reader.model)
        }
    }

    private mutating func readModel(_ node: YAMLNode) {
        if let name = name(node, of: "model") { configuration.model = name }
    }

    private mutating func readTheme(_ node: YAMLNode) {
        if let name = name(node, of: "theme") { configuration.theme = name }
    }

    private mutating func name(_ node: YAMLNode, of key: String) -> String? {
        guard !node.isNull else { return nil }
        guard let name = node.stringValue, !name.isEmpty else {
            report(.warning, "The \(key) must be a name, but is \(node.kindName); it is ignored.", at: node.mark)
            return nil
        }
        return name
    }

    private mutating func readNotify(_ node: YAMLNode) {
        var findings = ConfigurationFindings(wrongTypesAre: .warning)
        let words = AnswerAlert.allCases.map(\.rawValue)
        // Its text, as YAML also reads `off` as a truth value.
        let alert = findings.value("notify", "one of \(words.joined(separator: ", "))", node) {
            $0.text.flatMap { AnswerAlert(rawValue: $0.lowercased()) }
        }
        configuration.notify = alert ?? .off
        report(findings)
    }

    private mutating func readTitles(_ node: YAMLNode) {
        var findings = ConfigurationFindings(wrongTypesAre: .warning)
        let words = TitleSource.allCases.map(\.rawValue)
        let source = findings.value("titles", words.joined(separator: " or "), node) {
            $0.text.flatMap { TitleSource(rawValue: $0.lowercased()) }
        }
        configuration.titles = source ?? .prompt
        report(findings)
    }

    private mutating func readBudget(_ node: YAMLNode) {
        var findings = ConfigurationFindings(wrongTypesAre: .warning)
        func budget(_ key: String, _ node: YAMLNode) -> Budget? {
            findings.value(key, "dollars such as 0.50, or tokens such as 20k tokens", node) {
                $0.text.flatMap { Budget($0) }
            }
        }
        if case .mapping(let entries) = node.content {
            for entry in entries {
                switch entry.key.text.flatMap(ConfigurationKey.Budget.init) {
                case .session: configuration.budgets.session = budget("session", entry.value)
                case .day: configuration.budgets.day = budget("day", entry.value)
                case .month: configuration.budgets.month = budget("month", entry.value)
                case nil:
                    findings.unknownKey(entry.key, among: ConfigurationKey.names(ConfigurationKey.Budget.self))
                }
            }
        } else {
            configuration.budgets.session = budget("budget", node)
        }
        report(findings)
    }

    // MARK: Diagnostics

    @discardableResult
    mutating func report(_ findings: ConfigurationFindings) -> [ConfigurationDiagnostic] {
        findings.all.map { report($0.severity, $0.message, at: $0.mark) }
    }

    @discardableResult
    mutating func report(
        _ severity: ConfigurationDiagnostic.Severity, _ message: String, at mark: YAMLMark?
    ) -> ConfigurationDiagnostic {
        let diagnostic = ConfigurationDiagnostic(
            severity: severity, file: file, line: mark?.line, column: mark?.column, message: message)
        configuration.diagnostics.append(diagnostic)
        return diagnostic
    }
}
