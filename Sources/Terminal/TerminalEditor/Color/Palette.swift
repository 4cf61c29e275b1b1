/// How each role looks: the one place where colors are chosen.
package struct Palette: Sendable, Hashable {
    /// The appearance by role. A role without one looks like plain text: as the terminal shows it.
    package var appearances: RoleTable<Appearance>

    /// Makes a palette of appearances.
    package init(_ appearances: RoleTable<Appearance>) {
        self.appearances = appearances
    }

    /// The terminal's own colors, readable on dark and on light backgrounds: no white and no black.
    package static let standard = Palette([
        .dim: Appearance(nil, .faint),
        .strong: Appearance(nil, .strong),
        .emphasis: Appearance(nil, .emphasis),
        .accent: Appearance(.ansi(.cyan)),
        .heading: Appearance(.ansi(.magenta), .strong),
        .success: Appearance(.ansi(.green)),
        .warning: Appearance(.ansi(.yellow)),
        .error: Appearance(.ansi(.red)),
        .code: Appearance(.ansi(.magenta)),
        .link: Appearance(nil, .underlined),
        .user: Appearance(.ansi(.cyan), .strong),
        .reasoning: Appearance(nil, [.faint, .emphasis]),
        .quote: Appearance(nil, .faint),
        .marker: Appearance(.ansi(.cyan)),
        .codeKeyword: Appearance(.ansi(.magenta)),
        .codeType: Appearance(.ansi(.yellow)),
        .codeFunction: Appearance(.ansi(.blue)),
        .codeConstant: Appearance(.ansi(.cyan)),
        .codeString: Appearance(.ansi(.green)),
        .codeEscape: Appearance(.ansi(.cyan)),
        .codeNumber: Appearance(.ansi(.cyan)),
        .codeComment: Appearance(nil, .faint),
        .codeAttribute: Appearance(.ansi(.blue)),
        .codeTag: Appearance(.ansi(.red)),
        .codeInserted: Appearance(.ansi(.green)),
        .codeDeleted: Appearance(.ansi(.red)),
        // Backgrounds, so that spaces are seen; black on a light color reads alike on dark and light terminals.
        .evenToken: Appearance(.ansi(.black), on: .ansi(.cyan)),
        .oddToken: Appearance(.ansi(.black), on: .ansi(.yellow)),
    ])
}
