import YAML

/// Turns the YAML of a configuration into profiles and diagnostics.
struct ConfigurationReader {
    /// The keys at the top of the file.
    static let topLevelKeys = ["llm_gateways", "providers"]

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
            let key = entry.key.text ?? ""
            if key == "llm_gateways" {
                readProfiles(entry.value)
            } else if key == "providers" {
                readProviders(entry.value)
            } else {
                report(.warning, Self.unknownKey(key, among: Self.topLevelKeys), at: entry.key.mark)
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
            let found = reader.findings.map(diagnostic)
            configuration.diagnostics += found
            if let fault = found.first(where: { $0.severity == .error }) {
                configuration.brokenProfiles[name] = fault
            } else {
                configuration.profiles.append(reader.profile)
            }
        }
    }

    func diagnostic(_ finding: ProfileReader.Finding) -> ConfigurationDiagnostic {
        ConfigurationDiagnostic(
            severity: finding.severity, file: file, line: finding.mark.line, column: finding.mark.column,
            message: finding.message)
    }

    mutating func report(_ severity: ConfigurationDiagnostic.Severity, _ message: String, at mark: YAMLMark?) {
        configuration.diagnostics.append(
            ConfigurationDiagnostic(
                severity: severity, file: file, line: mark?.line, column: mark?.column, message: message))
    }

    static func unknownKey(_ key: String, among known: [String]) -> String {
        if let nearest = NearestName.matches(for: key, in: known).first {
            return "Unknown key '\(key)' is ignored; did you mean '\(nearest)'?"
        }
        return "Unknown key '\(key)' is ignored. Known: \(known.joined(separator: ", "))."
    }
}
