/// Puts the colours of roles around text. The only place where text and control sequences meet.
struct StyleEncoder: Sendable {
    private let roleAttributes: [TextStyle: TextAttributes]
    /// What is written for each role at the depth of the terminal: looked up once, not for each text.
    private let roleParameters: [TextStyle: [UInt8]]
    private let colorDepth: ColorDepth

    init(palette: Palette, colorDepth: ColorDepth) {
        self.colorDepth = colorDepth
        roleAttributes = palette.appearances.mapValues(\.attributes)
        roleParameters = palette.appearances.mapValues { $0.parameters(at: colorDepth) }
    }

    /// The parameters of the SGR control sequence for text of a role; empty where it looks like plain text.
    func parameters(_ role: TextStyle, attributes: TextAttributes = []) -> [UInt8] {
        guard colorDepth > .none else { return [] }
        let added = attributes.subtracting(roleAttributes[role] ?? [])
        return (roleParameters[role] ?? []) + added.parameters
    }

    /// Adds harmless text to the output. Colour is set and reset on each line, so that none is left behind when the
    /// output stops there, or when a pager shows single lines.
    func append(
        _ harmless: String, role: TextStyle, attributes: TextAttributes = [], to output: inout String
    ) {
        let parameters = parameters(role, attributes: attributes)
        guard !parameters.isEmpty else {
            output += harmless
            return
        }
        let start = ControlSequence.style(parameters).text
        let end = ControlSequence.resetStyle.text
        let lines = harmless.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if index > 0 { output += "\n" }
            if !line.isEmpty { output += start + String(line) + end }
        }
    }
}
