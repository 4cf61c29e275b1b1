/// A key as people write it: `Ctrl-S`, `ctrl+s`, `^S` and `C-s` are one.
struct KeyName: Sendable, Hashable {
    private let text: String

    /// The key of a text.
    init(_ text: some StringProtocol) {
        var name = text.lowercased().replacing("+", with: "-").replacing("control", with: "ctrl")
        if name.hasPrefix("^") { name = "ctrl-" + name.dropFirst() }
        if name.hasPrefix("c-") { name = "ctrl-" + name.dropFirst(2) }
        if name.hasPrefix("m-") || name.hasPrefix("option-") || name.hasPrefix("meta-") {
            name = "alt-" + name.drop { $0 != "-" }.dropFirst()
        }
        switch name {
        case "return": name = "enter"
        case "escape": name = "esc"
        case "pgup": name = "page up"
        case "pgdn", "pgdown": name = "page down"
        default: break
        }
        self.text = name
    }

    /// The keys of an entry, such as `Ctrl-_, Ctrl-X Ctrl-R`, and each key that begins with another.
    static func all(in usage: String) -> Set<KeyName> {
        let keys = usage.split(separator: ",").map { $0.drop { $0 == " " } }
        return Set(keys.map { KeyName($0) } + keys.compactMap { $0.split(separator: " ").first.map { KeyName($0) } })
    }
}
