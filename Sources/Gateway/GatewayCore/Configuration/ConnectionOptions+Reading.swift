import GatewayJSON
import GatewayYAML

extension ConnectionOptions {
    /// Reads the value of a key.
    mutating func read(_ key: ConfigurationKey.Connection, _ node: YAMLNode, _ findings: inout ConfigurationFindings) {
        let name = key.rawValue
        switch key {
        case .maxRetries:
            maxRetries = findings.value(name, "a whole number from 0 to 100", node) {
                $0.intValue.flatMap { (0...100).contains($0) ? $0 : nil }
            }
        case .connectTimeout: connectTimeout = findings.seconds(name, node)
        case .firstByteTimeout: firstByteTimeout = findings.seconds(name, node)
        case .idleTimeout: idleTimeout = findings.seconds(name, node)
        case .certificateFile: certificateFile = findings.string(name, node)
        case .proxy:
            proxy = findings.value(name, "none, or a URL such as http://proxy.example.com:3128", node) {
                $0.boolValue == false ? .direct : $0.text.flatMap { ProxyChoice($0) }
            }
        }
    }
}

extension ConfigurationFindings {
    /// A timeout; a day is longer than any answer takes.
    fileprivate mutating func seconds(_ key: String, _ node: YAMLNode) -> Duration? {
        value(key, "a number of seconds above 0, at most a day", node) {
            $0.doubleValue.flatMap { $0 > 0 && $0 <= 86_400 ? .seconds($0) : nil }
        }
    }
}
