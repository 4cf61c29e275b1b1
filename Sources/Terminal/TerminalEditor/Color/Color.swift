/// A color to write text in or on.
package enum Color: Sendable, Hashable {
    /// One of the terminal's own.
    case ansi(ANSIColor)
    /// An exact one; where the terminal has fewer, the nearest it has.
    case rgb(RGB)

    /// The parameters of the SGR control sequence (ECMA-48, section 8.3.117; xterm for 38 and 48).
    ///
    /// - Parameter base: 30 for text, 40 for what is behind it.
    /// - Returns: `nil` where nothing near can be written: a gray with 16 colors, anything without colors.
    func parameters(at depth: ColorDepth, base: UInt8) -> [UInt8]? {
        switch (self, depth) {
        case (_, .none): nil
        case (.ansi(let color), _): [base + color.rawValue]
        case (.rgb(let color), .ansi16): ANSIColor(hueOf: color).map { [base + $0.rawValue] }
        case (.rgb(let color), .ansi256): [base + 8, 5, XtermColors.number(nearest: color)]
        case (.rgb(let color), .truecolor): [base + 8, 2, color.red, color.green, color.blue]
        }
    }
}
