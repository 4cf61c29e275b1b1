import GatewayJSON
import GatewayYAML

extension ConnectionOptions {
    /// The keys of the configuration.
    static let keys = ["max_retries", "connect_timeout", "first_byte_timeout", "idle_timeout", "ca_file", "proxy"]

    /// Takes the value of one of ``keys``.
    mutating func read(_ key: String, _ node: YAMLNode, _ findings: inout ConfigurationFindings) {
        switch key {
        case "max_retries":
            maxRetries = findings.value(key, "a whole number from 0 to 100", node) {
                $0.intValue.flatMap { (0...100).contains($0) ? $0 : nil }
            }
        case "connect_timeout": connectTimeout = findings.seconds(key, node)
        case "first_byte_timeout": firstByteTimeout = findings.seconds(key, node)
        case "idle_timeout": idleTimeout = findings.seconds(key, node)
        case "ca_file": certificateFile = findings.string(key, node)
        case "proxy":
            proxy = findings.value(key, "none, or a URL such as http://proxy.example.com:3128", node) {
                $0.boolValue == false ? .direct : $0.text.flatMap { ProxyChoice($0) }
            }
        default: break
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
