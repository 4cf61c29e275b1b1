/// How many colors may be written.
package enum ColorDepth: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// No color and no other attribute.
    case none
    /// The 16 colors of the terminal's own palette.
    case ansi16
    /// The 256 colors of xterm.
    case ansi256
    /// 24-bit color.
    case truecolor

    /// Whether the first depth has fewer colors than the second.
    package static func < (first: ColorDepth, second: ColorDepth) -> Bool { first.rawValue < second.rawValue }

    /// Decides the depth.
    ///
    /// Under ``ColorChoice/auto``, a non-empty `NO_COLOR` (no-color.org) or `CLICOLOR=0` turns color off, a
    /// `CLICOLOR_FORCE` other than `0` (bixense.com/clicolors) turns it on even in a pipe or under `TERM=dumb`, and
    /// `NO_COLOR` wins over it. The number of colors comes from `COLORTERM` and `TERM`.
    ///
    /// - Parameters:
    ///   - choice: What the person asked for.
    ///   - isTerminal: Whether the output is a terminal.
    ///   - environment: The process's environment variables.
    package static func detect(
        choice: ColorChoice, isTerminal: Bool, environment: [String: String]
    ) -> ColorDepth {
        let available = advertised(in: environment)
        switch choice {
        case .never: return .none
        case .always: return max(available, .ansi16)
        case .auto: break
        }
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if value("NO_COLOR") != nil { return .none }
        if let force = value("CLICOLOR_FORCE"), force != "0" { return max(available, .ansi16) }
        if !isTerminal || value("CLICOLOR") == "0" { return .none }
        return available
    }

    /// What the terminal says of itself.
    private static func advertised(in environment: [String: String]) -> ColorDepth {
        let term = environment["TERM"] ?? ""
        if term.isEmpty || term == "dumb" { return .none }
        if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) { return .truecolor }
        if term.hasSuffix("-direct") { return .truecolor }
        // Nearly all of them end with it, and a search through the text costs the start more.
        return term.hasSuffix("256color") || term.contains("256color") ? .ansi256 : .ansi16
    }
}
