import FoundationEssentials
import ParlanceSystem

/// The configuration file: where it is, and how it is read.
public enum ConfigurationFile {
    /// `$XDG_CONFIG_HOME/parlance/config.yaml`, else `~/.config/parlance/config.yaml`; `nil` without a home.
    ///
    /// The XDG Base Directory Specification asks to ignore a path that is not absolute.
    public static func defaultPath(in environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return folder + "/parlance/config.yaml"
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.config/parlance/config.yaml"
    }

    /// Reads a file. Whatever is wrong with it is in the diagnostics; it never throws.
    ///
    /// - Parameter isRequired: Whether a file that does not exist is an error, as it is when a person named it.
    public static func load(path: String, isRequired: Bool = false) -> GatewayConfiguration {
        if !isRequired, !FileManager.default.fileExists(atPath: path) {
            return GatewayConfiguration()
        }
        do throws(BoundedInput.Failure) {
            // What a person names may be a pipe (`--config <(…)`); our own file is one.
            let bytes = try BoundedInput.read(
                path: path, upTo: Limits.configuration.amount, acceptsPipes: isRequired)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return failure(path, "The configuration is not UTF-8 text.")
            }
            return parse(text, file: path)
        } catch {
            switch error {
            case .system(SystemError.Code.noSuchFile.rawValue), .system(SystemError.Code.notADirectory.rawValue):
                return failure(path, "The configuration file doesn't exist.")
            case .system: return failure(path, "The configuration cannot be read.")
            case .notAFile, .tooLong: return failure(path, "The configuration \(error.predicate).")
            }
        }
    }

    /// Reads the text of a configuration.
    ///
    /// - Parameter file: The name that diagnostics carry.
    public static func parse(_ text: String, file: String) -> GatewayConfiguration {
        var reader = ConfigurationReader(file: file)
        reader.read(text)
        return reader.configuration
    }

    private static func failure(_ path: String, _ message: String) -> GatewayConfiguration {
        GatewayConfiguration(diagnostics: [
            ConfigurationDiagnostic(severity: .error, file: path, message: message)
        ])
    }
}
