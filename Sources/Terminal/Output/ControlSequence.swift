/// Every control sequence Parlance writes: the allow-list. Nothing else that begins with ESC reaches the terminal.
enum ControlSequence: Sendable, Hashable {
    /// Moves the cursor to the first cell of its line.
    case carriageReturn
    /// Erases from the cursor to the end of its line (EL 0).
    case eraseToEndOfLine
    /// Sets colours and attributes (SGR).
    case style([UInt8])
    /// Returns to the terminal's own colours (SGR 0).
    case resetStyle

    /// The characters to write.
    var text: String {
        switch self {
        case .carriageReturn: "\r"
        case .eraseToEndOfLine: "\u{1B}[K"
        case .style(let parameters): "\u{1B}[" + parameters.map(String.init).joined(separator: ";") + "m"
        case .resetStyle: "\u{1B}[0m"
        }
    }
}
