/// How a piece of text stands out from other text of its role. Attributes add up.
public struct TextAttributes: OptionSet, Sendable, Hashable {
    /// A bit for each attribute.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Stands out by weight.
    public static let strong = TextAttributes(rawValue: 1)
    /// Stands out by slant.
    public static let emphasis = TextAttributes(rawValue: 2)
    /// Has a line below it.
    public static let underlined = TextAttributes(rawValue: 4)
    /// Has a line through it, as what no longer holds.
    public static let struckThrough = TextAttributes(rawValue: 8)
    /// Is paler than other text.
    public static let faint = TextAttributes(rawValue: 16)

    /// The parameters of the SGR control sequence (ECMA-48, section 8.3.117).
    var parameters: [UInt8] {
        [(TextAttributes.strong, 1), (.faint, 2), (.emphasis, 3), (.underlined, 4), (.struckThrough, 9)]
            .filter { contains($0.0) }.map(\.1)
    }
}
