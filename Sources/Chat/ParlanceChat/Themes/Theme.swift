import TerminalEditor

/// A scheme with the name by which it is chosen.
public struct Theme: Sendable, Hashable {
    /// The name of its file, without `.yaml`.
    public var name: String
    /// Its colours.
    public var scheme: ColorScheme

    /// Makes a theme.
    public init(name: String, scheme: ColorScheme) {
        self.name = name
        self.scheme = scheme
    }
}

/// Why a theme cannot be used.
public struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence; begins with `file:line:column:` where a file is to blame.
    public var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
