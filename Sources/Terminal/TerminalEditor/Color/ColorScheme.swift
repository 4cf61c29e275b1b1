/// The colors of a base16 or base24 scheme (https://github.com/tinted-theming/home, styling.md): what a theme is made
/// of.
package struct ColorScheme: Sendable, Hashable {
    /// Whether it is made for a dark or for a light background.
    package enum Variant: String, Sendable, Hashable, CaseIterable {
        /// Light text on dark.
        case dark
        /// Dark text on light.
        case light
    }

    /// The places of the colors, by the names that scheme files use.
    package enum Slot: String, Sendable, Hashable, CaseIterable {
        /// From the background, in steps, to the ordinary text and what stands out from it.
        case base00, base01, base02, base03, base04, base05, base06, base07
        /// Red, orange, yellow, green, cyan, blue, magenta, and brown or what is deprecated.
        case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F
        /// Only in base24: two darker backgrounds, then bright red, yellow, green, cyan, blue and magenta.
        case base10, base11, base12, base13, base14, base15, base16, base17

        /// The places that every scheme fills.
        package static let required = allCases.prefix(16)

        /// Its place among all, by which the colors of a scheme are kept.
        fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        /// What stands in where a scheme has only 16 colors (base24, "Fallback").
        var substitute: Slot {
            switch self {
            case .base10, .base11: .base00
            case .base12: .base08
            case .base13: .base0A
            case .base14: .base0B
            case .base15: .base0C
            case .base16: .base0D
            case .base17: .base0E
            default: self
            }
        }
    }

    /// What it is called.
    package var name: String
    /// Who made it.
    package var author: String
    /// What background it is made for.
    package var variant: Variant

    /// One for each slot, in their order.
    private let colors: [RGB]

    /// Makes a scheme; `nil` if a required color is missing.
    ///
    /// - Parameters:
    ///   - variant: Without it the brightness of the background tells.
    ///   - colors: Of several for one slot, the last counts.
    package init?(name: String, author: String = "", variant: Variant? = nil, colors: [(slot: Slot, color: RGB)]) {
        var given = [RGB?](repeating: nil, count: Slot.allCases.count)
        for (slot, color) in colors { given[slot.place] = color }
        guard let background = given[Slot.base00.place], given.prefix(Slot.required.count).allSatisfy({ $0 != nil })
        else { return nil }
        self.name = name
        self.author = author
        self.variant = variant ?? (background.isDark ? .dark : .light)
        self.colors = Slot.allCases.map { given[$0.place] ?? given[$0.substitute.place] ?? background }
    }

    /// The color of a place.
    package subscript(slot: Slot) -> RGB {
        colors[slot.place]
    }
}
