/// How a terminal writes what comes next: the looks and the link that are set.
struct Pen: Sendable, Hashable {
    /// The parameters of the SGR control sequence; empty for the terminal's own look.
    var parameters: [UInt8] = []
    /// Where the text leads.
    var link: LinkAddress?

    /// Takes another pen; gives what tells the terminal.
    mutating func change(to next: Pen) -> TerminalText {
        guard self != next else { return TerminalText() }
        var output = TerminalText()
        if parameters != next.parameters {
            if !parameters.isEmpty { output += TerminalText(.resetStyle) }
            if !next.parameters.isEmpty { output += TerminalText(.style(next.parameters)) }
        }
        if link != next.link { output += TerminalText(.link(next.link)) }
        self = next
        return output
    }
}
