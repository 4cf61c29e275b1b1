import TerminalEditor

/// The themes to choose from.
enum ThemePicker {
    /// The list, in the order in which `/theme list` has them.
    static func picker(_ themes: ThemeSwitch) -> Picker {
        let library = themes.library
        let notes = ThemeList.words
        let names = library.names + notes.map(\.text)
        let chosen = themes.choice.word
        return Picker(
            title: "Theme", items: names.map { Picker.Item($0, line: "/theme \($0)") },
            selection: names.firstIndex(of: chosen) ?? 0
        ) { index, cells in
            guard names.indices.contains(index) else { return StyledText() }
            if let note = notes.first(where: { $0.text == names[index] })?.note {
                return .dim(note).truncated(to: cells)
            }
            do throws(ThemeError) {
                let scheme = try library.theme(named: names[index]).scheme
                return StyledText.dim("\(scheme.variant.rawValue) · \(scheme.name)").truncated(to: cells)
            } catch {
                return StyledText.error(error.message).truncated(to: cells)
            }
        }
    }
}
