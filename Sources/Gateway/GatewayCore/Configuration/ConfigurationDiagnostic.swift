/// Something wrong in a configuration file, with the place where it is.
public struct ConfigurationDiagnostic: Sendable, Hashable, CustomStringConvertible {
    /// How much it stops.
    public enum Severity: Sendable, Hashable {
        /// The entry is left out; everything else is used.
        case warning
        /// The profile, or the whole file, cannot be used.
        case error
    }

    /// How much it stops.
    public var severity: Severity
    /// The file's path.
    public var file: String
    /// The line, from 1; `nil` when it concerns the file as a whole.
    public var line: Int?
    /// The column, from 1.
    public var column: Int?
    /// What is wrong and what to do, as a sentence.
    public var message: String

    /// A diagnostic from its parts.
    public init(severity: Severity, file: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`, as compilers write it.
    public var description: String {
        let place = [file] + [line, column].compactMap { $0.map(String.init) }
        return place.joined(separator: ":") + ": " + message
    }
}
