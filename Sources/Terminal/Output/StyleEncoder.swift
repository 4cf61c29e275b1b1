/// Puts the colours of roles around text. The only place where text and control sequences meet.
struct StyleEncoder: Sendable {
    var palette: Palette
    var colorDepth: ColorDepth

    /// A harmless text with its colours.
    func encode(_ harmless: StyledText) -> String {
        var output = ""
        for span in harmless.spans {
            append(span.text, role: span.role, attributes: span.attributes, to: &output)
        }
        return output
    }

    /// Adds harmless text to the output. Colour is set and reset on each line, so that none is left behind when the
    /// output stops there, or when a pager shows single lines.
    func append(
        _ harmless: String, role: TextStyle, attributes: TextAttributes = [], to output: inout String
    ) {
        let parameters = (palette.parameters[role] ?? []) + attributes.parameters
        guard colorDepth > .none, !parameters.isEmpty else {
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
