/// Puts colours and links around text. The only place where text and control sequences meet.
struct StyleEncoder: Sendable {
    private let roleAttributes: [TextStyle: TextAttributes]
    /// What is written for each role at the depth of the terminal: looked up once, not for each text.
    private let roleParameters: [TextStyle: [UInt8]]
    private let colorDepth: ColorDepth
    private let showsLinks: Bool

    init(palette: Palette, colorDepth: ColorDepth, showsLinks: Bool = false) {
        self.colorDepth = colorDepth
        self.showsLinks = showsLinks
        roleAttributes = palette.appearances.mapValues(\.attributes)
        roleParameters = palette.appearances.mapValues { $0.parameters(at: colorDepth) }
    }

    /// The parameters of the SGR control sequence for text of a role; empty where it looks like plain text.
    func parameters(_ role: TextStyle, attributes: TextAttributes = []) -> [UInt8] {
        guard colorDepth > .none else { return [] }
        let added = attributes.subtracting(roleAttributes[role] ?? [])
        return (roleParameters[role] ?? []) + added.parameters
    }

    /// A harmless text with its looks, from its beginning to its end.
    func encode(_ harmless: StyledText) -> String {
        var pen = Pen()
        return encode(harmless, with: &pen) + pen.change(to: Pen())
    }

    /// The next part of a harmless text. What it ends with stays set, so that the output does not depend on where the
    /// text was cut. At the end of each line everything is taken back, so that nothing is left behind where the output
    /// stops there, or where a pager shows single lines.
    func encode(_ harmless: StyledText, with pen: inout Pen) -> String {
        var output = ""
        for span in harmless.spans {
            let link = showsLinks ? span.link.flatMap(LinkAddress.init) : nil
            let look = Pen(parameters: parameters(span.role, attributes: span.attributes), link: link)
            if look == Pen(), pen == Pen() {
                output += span.text
                continue
            }
            let lines = span.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                if index > 0 { output += pen.change(to: Pen()) + "\n" }
                if !line.isEmpty { output += pen.change(to: look) + String(line) }
            }
        }
        return output
    }
}
