/// How a terminal writes what comes next: the looks and the link that are set.
struct Pen: Sendable, Hashable {
    /// The parameters of the SGR control sequence; empty for the terminal's own look.
    var parameters: [UInt8] = []
    /// Where the text leads.
    var link: LinkAddress?

    /// Takes another pen; gives what tells the terminal.
    mutating func change(to next: Pen) -> String {
        guard self != next else { return "" }
        var output = ""
        if parameters != next.parameters {
            if !parameters.isEmpty { output += ControlSequence.resetStyle.text }
            if !next.parameters.isEmpty { output += ControlSequence.style(next.parameters).text }
        }
        if link != next.link { output += ControlSequence.link(next.link).text }
        self = next
        return output
    }
}
