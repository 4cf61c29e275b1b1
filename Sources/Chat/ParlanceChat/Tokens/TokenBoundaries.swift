import GatewayCore
import GatewayTokenizers
import TerminalEditor

/// A text with its tokens made visible.
struct TokenBoundaries: Sendable, Hashable {
    /// The text; neighboring tokens alternate between two roles.
    let styled: StyledText
    /// The text with a bar between its tokens, for where there are no colors.
    let separated: String
    /// The number of tokens. It is higher than that of the pieces shown where a token ends within a character.
    let count: Int

    init(_ text: String, with tokenizer: any Tokenizer) {
        let ranges = tokenizer.boundaries(of: text)
        count = ranges.count
        var styled = StyledText()
        var pieces: [String] = []
        var start = text.startIndex
        for range in ranges {
            let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
            // Half a character cannot be shown: its tokens share a piece.
            guard let end = end.samePosition(in: text.unicodeScalars), start < end else { continue }
            let piece = String(text.unicodeScalars[start..<end])
            styled.append(piece, pieces.count.isMultiple(of: 2) ? .evenToken : .oddToken)
            pieces.append(piece)
            start = end
        }
        self.styled = styled
        separated = pieces.joined(separator: "|")
    }

    /// The form that a writer can show.
    func text(for capabilities: TerminalCapabilities) -> StyledText {
        capabilities.colorDepth == .none ? StyledText(separated) : styled
    }
}
