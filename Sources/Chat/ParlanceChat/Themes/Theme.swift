package import TerminalEditor

/// A scheme with the name by which it is chosen.
package struct Theme: Sendable, Hashable {
    /// The name of its file, without `.yaml`.
    package var name: String
    /// Its colors.
    package var scheme: ColorScheme

    /// Makes a theme.
    package init(name: String, scheme: ColorScheme) {
        self.name = name
        self.scheme = scheme
    }
}

/// Why a theme cannot be used.
package struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence; begins with `file:line:column:` where a file is to blame.
    package var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    package var description: String { message }
}
