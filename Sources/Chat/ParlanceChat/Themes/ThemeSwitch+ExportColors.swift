package import ParlanceTransfer
import TerminalEditor

extension ThemeSwitch {
    /// The colors of the theme in use; our own stand in for the other background, and where none is chosen.
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
