/// How each role looks: the one place where colours are chosen.
public struct Palette: Sendable, Hashable {
    /// The parameters of the SGR control sequence (ECMA-48, section 8.3.117) by role. A role without any stays plain.
    public var parameters: [TextStyle: [UInt8]]

    /// Makes a palette of SGR parameters.
    public init(parameters: [TextStyle: [UInt8]]) {
        self.parameters = parameters
    }

    /// The terminal's own 16 colours, readable on dark and on light backgrounds: no white, black or bright yellow.
    public static let standard = Palette(parameters: [
        .dim: [2],
        .strong: [1],
        .emphasis: [3],
        .accent: [36],
        .heading: [1, 35],
        .success: [32],
        .warning: [33],
        .error: [31],
        .code: [35],
        .link: [4],
        .user: [1, 36],
        .reasoning: [2, 3],
        .quote: [2],
        .marker: [36],
        .codeKeyword: [35],
        .codeType: [33],
        .codeFunction: [34],
        .codeConstant: [36],
        .codeString: [32],
        .codeEscape: [36],
        .codeNumber: [36],
        .codeComment: [2],
        .codeAttribute: [34],
        .codeTag: [31],
        .codeInserted: [32],
        .codeDeleted: [31],
        // Backgrounds, so that spaces are seen; black on a light colour reads alike on dark and light terminals.
        .evenToken: [30, 46],
        .oddToken: [30, 43],
    ])
}
