/// Puts colors and links around text. The only place where text and control sequences meet.
struct StyleEncoder: Sendable {
    private let roleAttributes: RoleTable<TextAttributes>
    /// What is written for each role at the depth of the terminal: looked up once, not for each text.
    private let roleParameters: RoleTable<[UInt8]>
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
        // Without colors, too, a cursor that is drawn has to be seen.
        guard colorDepth > .none else { return attributes.intersection(.reversed).parameters }
        let added = attributes.subtracting(roleAttributes[role] ?? [])
        return (roleParameters[role] ?? []) + added.parameters
    }

    /// How a run of text looks.
    func look(of span: StyledText.Span) -> Pen {
        let link = showsLinks ? span.link.flatMap(LinkAddress.init) : nil
        return Pen(parameters: parameters(span.role, attributes: span.attributes), link: link)
    }

    /// A harmless text with its looks, from its beginning to its end.
    func encode(_ text: SanitizedText) -> TerminalText {
        var pen = Pen()
        return encode(text, with: &pen) + pen.change(to: Pen())
    }

    /// The next part of a harmless text. What it ends with stays set, so that the output does not depend on where the
    /// text was cut. At the end of each line everything is taken back, so that nothing is left behind where the output
    /// stops there, or where a pager shows single lines.
    func encode(_ text: SanitizedText, with pen: inout Pen) -> TerminalText {
        var output = TerminalText()
        for run in text.runs {
            let look = look(of: run.span)
            if look == Pen(), pen == Pen() {
                output += TerminalText(run)
                continue
            }
            for (index, line) in run.lines.enumerated() {
                if index > 0 { output += pen.change(to: Pen()) + TerminalText(.lineBreak) }
                if !line.isEmpty { output += pen.change(to: look) + line }
            }
        }
        return output
    }
}
