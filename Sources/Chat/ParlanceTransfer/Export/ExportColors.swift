package import TerminalEditor

/// The colors of an export: the theme in use, and its counterpart for readers who like it the other way.
package struct ExportColors: Sendable, Hashable {
    /// On a light background.
    package var light: ColorScheme
    /// On a dark background.
    package var dark: ColorScheme
    /// That of the theme in use.
    package var preferred: ColorScheme.Variant

    /// The colors of a light and a dark scheme.
    package init(light: ColorScheme, dark: ColorScheme, preferred: ColorScheme.Variant = .dark) {
        self.light = light
        self.dark = dark
        self.preferred = preferred
    }

    /// The scheme of the theme in use.
    var scheme: ColorScheme { preferred == .dark ? dark : light }
}
