import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The stored prompts to choose from.
enum PresetPicker {
    /// The list, in alphabetical order.
    static func picker(_ library: PresetLibrary) -> Picker {
        let names = library.names
        return Picker(title: "Preset", items: names.map { Picker.Item($0, line: "/preset \($0)") }) { index, cells in
            guard names.indices.contains(index) else { return StyledText() }
            do throws(PresetError) {
                let preset = try library.preset(named: names[index])
                let model = preset.model.map { [$0] } ?? []
                let text = (model + [preset.template.firstWords]).filter { !$0.isEmpty }.joined(separator: " · ")
                return StyledText.dim(Sanitizer.cleanLine(text)).truncated(to: cells)
            } catch {
                return StyledText.error(error.message).truncated(to: cells)
            }
        }
    }
}
