/// How a piece of text stands out from other text of its role. Attributes add up.
package struct TextAttributes: OptionSet, Sendable, Hashable {
    /// A bit for each attribute.
    package let rawValue: UInt8

    /// Makes a set from its bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Stands out by weight.
    package static let strong = TextAttributes(rawValue: 1)
    /// Stands out by slant.
    package static let emphasis = TextAttributes(rawValue: 2)
    /// Has a line below it.
    package static let underlined = TextAttributes(rawValue: 4)
    /// Has a line through it, as what no longer holds.
    package static let struckThrough = TextAttributes(rawValue: 8)
    /// Is paler than other text.
    package static let faint = TextAttributes(rawValue: 16)
    /// Has the colors of text and background exchanged, as a cursor that is drawn.
    package static let reversed = TextAttributes(rawValue: 32)

    /// The parameters of the SGR control sequence (ECMA-48, section 8.3.117).
    var parameters: [UInt8] {
        [
            (TextAttributes.strong, 1), (.faint, 2), (.emphasis, 3), (.underlined, 4), (.reversed, 7),
            (.struckThrough, 9),
        ]
        .filter { contains($0.0) }.map(\.1)
    }
}
