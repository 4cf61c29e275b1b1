extension Palette {
    /// What may be overlooked still has to be read: the least contrast with the scheme's background (WCAG 2.2, 1.4.11).
    static let leastDimContrast = 3.0

    /// The palette of a scheme, by the styling guide of base16 and base24. Plain text, and so the background, stays the
    /// terminal's own.
    package init(_ scheme: ColorScheme) {
        func color(_ slot: ColorScheme.Slot, _ attributes: TextAttributes = []) -> Appearance {
            Appearance(.rgb(scheme[slot]), attributes)
        }
        func text(on slot: ColorScheme.Slot) -> Appearance {
            Appearance(.rgb(scheme[.base00]), on: .rgb(scheme[slot]))
        }
        let dim = Color.rgb(Self.dim(of: scheme))
        self.init([
            .dim: Appearance(dim),
            .strong: Appearance(nil, .strong),
            .emphasis: Appearance(nil, .emphasis),
            .accent: color(.base0C),
            .heading: color(.base0D, .strong),
            .success: color(.base14),
            .warning: color(.base13),
            .error: color(.base12),
            .code: color(.base0B),
            .link: color(.base0D, .underlined),
            .user: color(.base0C, .strong),
            .reasoning: Appearance(dim, .emphasis),
            .quote: color(.base04),
            .marker: color(.base0C),
            .codeKeyword: color(.base0E),
            .codeType: color(.base0A),
            .codeFunction: color(.base0D),
            .codeConstant: color(.base09),
            .codeString: color(.base0B),
            .codeEscape: color(.base0C),
            .codeNumber: color(.base09),
            .codeComment: Appearance(dim, .emphasis),
            .codeAttribute: color(.base0D),
            .codeTag: color(.base08),
            .codeInserted: color(.base0B),
            .codeDeleted: color(.base08),
            .evenToken: text(on: .base0C),
            .oddToken: text(on: .base0A),
        ])
    }

    /// The palette of a scheme as it looks on the scheme's own background, which is painted behind every role: for a
    /// preview on a terminal of any color.
    package static func painted(_ scheme: ColorScheme) -> Palette {
        var palette = Palette(scheme)
        for role in TextStyle.allCases {
            var appearance = palette.appearances[role] ?? Appearance()
            appearance.foreground = appearance.foreground ?? .rgb(scheme[.base05])
            appearance.background = appearance.background ?? .rgb(scheme[.base00])
            palette.appearances[role] = appearance
        }
        return palette
    }

    /// The color of comments. Many schemes have it so near to the background that a sentence is hard to read; then it
    /// moves towards that of ordinary text until it is not.
    private static func dim(of scheme: ColorScheme) -> RGB {
        let steps = (0...10).lazy.map { scheme[.base03].mixed(with: scheme[.base05], share: Double($0) / 10) }
        return steps.first { $0.contrast(with: scheme[.base00]) >= leastDimContrast } ?? scheme[.base05]
    }
}
