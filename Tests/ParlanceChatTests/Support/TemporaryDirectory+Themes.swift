import TestSupport

extension TemporaryDirectory {
    /// Puts a scheme file among the person's own themes, whose configuration is in `~/.config` of this folder.
    func addTheme(_ text: String, named name: String) throws {
        _ = try write(text, to: ".config/parlance/themes/\(name)")
    }

    /// A base16 scheme in the form of today.
    static func schemeText(name: String = "Test", background: String = "#101010", _ more: String = "") -> String {
        let colors = (1..<16).map { number in
            let digits = String(number, radix: 16, uppercase: true)
            return "  base0\(digits): \"#\(digits)0\(digits)0\(digits)0\""
        }
        return """
            system: "base16"
            name: "\(name)"
            author: "Somebody"
            palette:
              base00: "\(background)"
            \(colors.joined(separator: "\n"))
            \(more)
            """
    }
}
