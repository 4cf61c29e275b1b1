import TerminalEditor

/// The colours of an export: the theme in use, and its counterpart for readers who like it the other way.
package struct ExportColors: Sendable, Hashable {
    /// On a light background.
    package var light: ColorScheme
    /// On a dark background.
    package var dark: ColorScheme
    /// That of the theme in use.
    package var preferred: ColorScheme.Variant

    /// The colours of a light and a dark scheme.
    package init(light: ColorScheme, dark: ColorScheme, preferred: ColorScheme.Variant = .dark) {
        self.light = light
        self.dark = dark
        self.preferred = preferred
    }

    /// The scheme of the theme in use.
    var scheme: ColorScheme { preferred == .dark ? dark : light }
}

extension ThemeSwitch {
    /// The colours of the theme in use; our own stand in for the other background, and where none is chosen.
    ///
    /// - Throws: ``ThemeError`` when the person's own file in place of ours is broken.
    package func exportColors() throws(ThemeError) -> ExportColors {
        func automatic(_ variant: ColorScheme.Variant) throws(ThemeError) -> ColorScheme {
            try library.theme(named: ThemeLibrary.automatic[variant] ?? "").scheme
        }
        guard let scheme = theme?.scheme else {
            return ExportColors(
                light: try automatic(.light), dark: try automatic(.dark), preferred: background ?? .dark)
        }
        return scheme.variant == .dark
            ? ExportColors(light: try automatic(.light), dark: scheme, preferred: .dark)
            : ExportColors(light: scheme, dark: try automatic(.dark), preferred: .light)
    }
}
