import GatewayCore
import TerminalEditor
import GatewayYAML

/// Reads a scheme file of tinted-theming (https://github.com/tinted-theming/home, builder.md, "Scheme Files").
///
/// The present form has the colors under `palette`, with a `#`; the older one has them at the top, without, and calls
/// the name `scheme`. Keys that are not known are left alone, so that a scheme may carry more than is used here.
struct SchemeReader {
    /// The name for errors.
    let file: String

    /// Reads the text of a file.
    ///
    /// - Parameter fallbackName: What a scheme without a name is called.
    /// - Throws: ``ThemeError`` with the place.
    func read(_ text: String, fallbackName: String) throws(ThemeError) -> ColorScheme {
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLNode.parse(text)
        } catch {
            throw fault(error.message, at: error.mark)
        }
        guard let root, root.entries != nil else {
            throw fault("A scheme must be a map, but this is \(root?.kindName ?? "empty").", at: root?.mark)
        }
        if let system = root["system"], !["base16", "base24"].contains(system.text) {
            throw fault(
                "The system must be base16 or base24, but is '\(system.text ?? "a list or map")'.", at: system.mark)
        }
        let scheme = ColorScheme(
            name: try word(root["name"] ?? root["scheme"]) ?? fallbackName,
            author: try word(root["author"]) ?? "",
            variant: try variant(root["variant"]),
            colors: try colors(root["palette"] ?? root))
        guard let scheme else { throw fault("The scheme has too few colors.", at: root.mark) }
        return scheme
    }

    private func colors(_ palette: YAMLNode) throws(ThemeError) -> [(slot: ColorScheme.Slot, color: RGB)] {
        guard palette.entries != nil else {
            throw fault("The palette must be a map of colors, but is \(palette.kindName).", at: palette.mark)
        }
        var colors: [(slot: ColorScheme.Slot, color: RGB)] = []
        for slot in ColorScheme.Slot.allCases {
            guard let node = palette[slot.rawValue] else {
                guard ColorScheme.Slot.required.contains(slot) else { continue }
                throw fault("The color \(slot.rawValue) is missing.", at: palette.mark)
            }
            guard let color = node.text.flatMap({ RGB(hex: $0) }) else {
                // An unquoted # begins a comment.
                let given = node.isNull ? "empty; a color with a # needs quotes" : "'\(node.text ?? node.kindName)'"
                throw fault(
                    "The color \(slot.rawValue) must be six hexadecimal digits, but is \(given).", at: node.mark)
            }
            colors.append((slot, color))
        }
        return colors
    }

    private func variant(_ node: YAMLNode?) throws(ThemeError) -> ColorScheme.Variant? {
        guard let node, !node.isNull else { return nil }
        guard let variant = node.text.flatMap({ ColorScheme.Variant(rawValue: $0.lowercased()) }) else {
            throw fault("The variant must be dark or light, but is '\(node.text ?? node.kindName)'.", at: node.mark)
        }
        return variant
    }

    private func word(_ node: YAMLNode?) throws(ThemeError) -> String? {
        guard let node, !node.isNull else { return nil }
        guard let text = node.text else { throw fault("This must be a word, but is \(node.kindName).", at: node.mark) }
        return text
    }

    private func fault(_ message: String, at mark: YAMLMark?) -> ThemeError {
        ThemeError([file, mark?.description].compactMap(\.self).joined(separator: ":") + ": " + message)
    }
}
