import TerminalEditor

/// The style sheet of a page: the colors of a light and a dark scheme as variables, of which the reader's system
/// chooses, and one set of rules.
struct HTMLStyle: Sendable {
    /// The style sheet.
    let text: String

    /// The roles that stand in a page, by which its classes are called.
    private static let roles =
        TextStyle.allCases.filter { "\($0)".hasPrefix("code") } + [
            .accent, .heading, .link, .dim, .error, .quote, .user,
        ]

    init(_ colors: ExportColors) {
        text = """
            :root { color-scheme: light dark; \(Self.variables(colors.light)) }
            @media (prefers-color-scheme: dark) { :root { \(Self.variables(colors.dark)) } }
            \(Self.rules)
            \(Self.classes(colors.dark))
            """
    }

    private static func variables(_ scheme: ColorScheme) -> String {
        let palette = Palette(scheme)
        var variables = [
            "--background: \(scheme[.base00].hex)", "--text: \(scheme[.base05].hex)", "--line: \(scheme[.base02].hex)",
        ]
        for role in roles {
            guard case .rgb(let color)? = palette.appearances[role]?.foreground else { continue }
            variables.append("--\(role): \(color.hex)")
        }
        return variables.joined(separator: "; ")
    }

    private static func classes(_ scheme: ColorScheme) -> String {
        let appearances = Palette(scheme).appearances
        return roles.filter { "\($0)".hasPrefix("code") && appearances[$0] != nil }.map { role in
            ".\(role) { color: var(--\(role)) }"
        }.joined(separator: "\n")
    }

    private static let rules = """
        body { margin: 0; background: var(--background); color: var(--text); font: 1rem/1.6 system-ui, sans-serif }
        main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 }
        h2 { font-size: .875rem; margin: 0 0 .5rem; color: var(--accent) }
        .user h2 { color: var(--user) }
        h3, h4, h5, h6 { color: var(--heading); font-size: 1.05rem; line-height: 1.3; margin: 1.4rem 0 .5rem }
        h3 { font-size: 1.25rem }
        section { margin-top: 1.75rem; padding-top: 1rem; border-top: 1px solid var(--line) }
        .plain { white-space: pre-wrap }
        .figures, summary { color: var(--dim); font-size: .875rem }
        .error { color: var(--error) }
        a { color: var(--link) }
        p { margin: .6rem 0 }
        li > p { margin: .2rem 0 }
        pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .4rem }
        code, pre { font: .9rem/1.5 ui-monospace, monospace }
        :not(pre) > code { color: var(--code) }
        blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--quote) }
        hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 }
        table { border-collapse: collapse; display: block; overflow-x: auto }
        th, td { border: 1px solid var(--line); padding: .3rem .7rem; text-align: left }
        .center { text-align: center }
        .right { text-align: right }
        img { max-width: 100%; height: auto; border-radius: .4rem }
        """
}
