/// Reads keys in the forms of kitty's keyboard protocol (`CSI code ; modifiers u`) and of xterm's `modifyOtherKeys`
/// (`CSI 27 ; modifiers ; code ~`) as the keys they name.
///
/// We ask for neither form, but a program that crashed may have left the terminal in one.
/// https://sw.kovidgoyal.net/kitty/keyboard-protocol/
struct KeyEncoding {
    /// Shift, Alt and Ctrl, from the protocol.
    private struct Modifiers: OptionSet {
        let rawValue: Int
        static let shift = Modifiers(rawValue: 1)
        static let alt = Modifiers(rawValue: 2)
        static let control = Modifiers(rawValue: 4)
        static let capsLock = Modifiers(rawValue: 64)
        static let numLock = Modifiers(rawValue: 128)
        static let locks: Modifiers = [.capsLock, .numLock]
        static let understood: Modifiers = [.shift, .alt, .control, .capsLock, .numLock]
    }

    private let sequence: [UInt8]
    /// Numbers between `;`, each with those between `:`. Nil where there is none.
    private let fields: [[Int?]]
    private let final: UInt8

    /// Nil if it is no such key, and no other that tells its modifiers.
    init?(_ sequence: [UInt8]) {
        guard sequence.starts(with: [KeyParser.escape, UInt8(ascii: "[")]), sequence.count > 3,
            let final = sequence.last
        else { return nil }
        let body = sequence[2..<(sequence.count - 1)]
        guard body.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
        fields = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
            field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                .map { Int(String(decoding: $0, as: UTF8.self)) }
        }
        (self.sequence, self.final) = (sequence, final)
    }

    /// The key; nil if it is none: a key that was let go, one of the Windows or Command key, one without a character.
    func event(joinsText: Bool) -> KeyParser.Event? {
        switch final {
        case UInt8(ascii: "u"):
            return event(
                code: number(0) ?? 0, shifted: number(0, 1), base: number(0, 2), modifiers: number(1) ?? 1,
                action: number(1, 1), text: fields.count > 2 ? fields[2].compactMap(\.self) : [], joinsText)
        case UInt8(ascii: "~") where fields.count == 3 && number(0) == 27:
            return event(
                code: number(2) ?? 0, shifted: nil, base: nil, modifiers: number(1) ?? 1, action: number(1, 1),
                text: [], joinsText)
        default:
            return legacyEvent
        }
    }

    private func number(_ field: Int, _ part: Int = 0) -> Int? {
        fields.indices.contains(field) && fields[field].indices.contains(part) ? fields[field][part] : nil
    }

    /// `CSI 1 ; modifiers : action A` and `CSI 3 ; modifiers : action ~` as terminals sent them before: without the
    /// action and the locks.
    private var legacyEvent: KeyParser.Event? {
        guard fields.count == 2, let number = number(0), let modifiers = self.number(1), modifiers > 0 else {
            return .sequence(sequence)
        }
        guard fields[1].count > 1 || modifiers > 64 || modifiers == 1 else { return .sequence(sequence) }
        guard Self.isPressed(self.number(1, 1)) else { return nil }
        let name = final == UInt8(ascii: "~") ? "\(number)" : ""
        return Self.named(name, Character(Unicode.Scalar(final)), Modifiers(rawValue: modifiers - 1))
    }

    private static func isPressed(_ action: Int?) -> Bool { (1...2).contains(action ?? 1) }

    /// A key that has a sequence of its own.
    private static func named(_ number: String, _ final: Character, _ modifiers: Modifiers) -> KeyParser.Event {
        let rest = modifiers.subtracting(.locks)
        let parameters = rest.isEmpty ? number : "\(number.isEmpty ? "1" : number);\(rest.rawValue + 1)"
        return .sequence([KeyParser.escape] + Array("[\(parameters)\(final)".utf8))
    }

    // MARK: Keys by their code

    private func event(
        code: Int, shifted: Int?, base: Int?, modifiers number: Int, action: Int?, text: [Int], _ joinsText: Bool
    ) -> KeyParser.Event? {
        let modifiers = Modifiers(rawValue: max(number - 1, 0))
        guard Self.isPressed(action), Modifiers.understood.isSuperset(of: modifiers) else { return nil }
        let keys = modifiers.subtracting(.locks)
        let typed = EditableText.clean(String(String.UnicodeScalarView(text.compactMap(Self.scalar))))
        if !typed.isEmpty, keys.isDisjoint(with: [.alt, .control]) { return Self.text(typed, joinsText) }
        if let event = functionKey(code, keys) { return event }
        guard !(57344...63743).contains(code), let scalar = Self.scalar(code) else { return nil }
        let character = Self.character(scalar, shifted: shifted.flatMap(Self.scalar), modifiers)
        guard keys.contains(.control) else {
            guard keys.contains(.alt) else { return Self.text(character, joinsText) }
            return .sequence([KeyParser.escape] + Array(character.utf8))
        }
        // Where the layout has no Latin letters, the key's place names the control.
        let names = [keys.contains(.shift) ? shifted : nil, code, base]
        guard let control = names.lazy.compactMap({ $0.flatMap { Self.control($0, keys) } }).first else { return nil }
        if keys.contains(.alt) { return .sequence([KeyParser.escape, control]) }
        return control == KeyParser.escape ? .sequence([control]) : .key(control)
    }

    /// Keys that are no characters.
    private func functionKey(_ code: Int, _ modifiers: Modifiers) -> KeyParser.Event? {
        switch code {
        case 13, 57414:
            guard !modifiers.isEmpty else { return .key(0x0D) }
            let body =
                final == UInt8(ascii: "~") ? "[27;\(modifiers.rawValue + 1);13~" : "[13;\(modifiers.rawValue + 1)u"
            return .sequence([KeyParser.escape] + Array(body.utf8))
        case 9:
            if modifiers.contains(.shift) { return Self.named("", "Z", []) }
            return modifiers.contains(.alt) ? .sequence([KeyParser.escape, 0x09]) : .key(0x09)
        case 27: return .sequence([KeyParser.escape])
        case 8, 127:
            if modifiers.contains(.alt) { return .sequence([KeyParser.escape, 0x7F]) }
            return .key(modifiers.contains(.control) ? 0x08 : 0x7F)
        case 57399...57408: return Self.text(String(code - 57399), false)
        case 57409...57413, 57415...57416:
            return Self.text(String(Array("./*-+\r=,")[code - 57409]), false)
        default:
            guard let (number, final) = Self.keypad[code] else { return nil }
            return Self.named(number, final, modifiers)
        }
    }

    /// The keypad without Num Lock.
    private static let keypad: [Int: (String, Character)] = [
        57417: ("", "D"), 57418: ("", "C"), 57419: ("", "A"), 57420: ("", "B"), 57421: ("5", "~"), 57422: ("6", "~"),
        57423: ("", "H"), 57424: ("", "F"), 57425: ("2", "~"), 57426: ("3", "~"), 57427: ("", "E"),
    ]

    /// Nil for what is no character, or a control.
    private static func scalar(_ code: Int) -> Unicode.Scalar? {
        guard code >= 0x20, !(0x7F...0x9F).contains(code), let code = UInt32(exactly: code) else { return nil }
        return Unicode.Scalar(code)
    }

    /// What the key types.
    private static func character(
        _ scalar: Unicode.Scalar, shifted: Unicode.Scalar?, _ modifiers: Modifiers
    ) -> String {
        let isShifted = modifiers.contains(.shift)
        if isShifted, let shifted, !modifiers.contains(.capsLock) { return String(shifted) }
        let plain = String(scalar)
        if modifiers.contains(.capsLock) { return isShifted ? plain.lowercased() : plain.uppercased() }
        return isShifted ? plain.uppercased() : plain
    }

    private static func text(_ text: String, _ joinsText: Bool) -> KeyParser.Event {
        let bytes = Array(text.utf8)
        return bytes.count == 1 && !joinsText ? .key(bytes[0]) : .text(text)
    }

    /// The control character that terminals send for Ctrl with a key.
    private static func control(_ code: Int, _ modifiers: Modifiers) -> UInt8? {
        guard let byte = UInt8(exactly: code) else { return nil }
        switch byte {
        case UInt8(ascii: "@")...UInt8(ascii: "_"), UInt8(ascii: "a")...UInt8(ascii: "z"): return byte & 0x1F
        case UInt8(ascii: " "), UInt8(ascii: "2"), UInt8(ascii: "`"): return 0x00
        case UInt8(ascii: "3"): return 0x1B
        case UInt8(ascii: "4"): return 0x1C
        case UInt8(ascii: "5"): return 0x1D
        case UInt8(ascii: "6"), UInt8(ascii: "~"): return 0x1E
        case UInt8(ascii: "7"), UInt8(ascii: "/"): return 0x1F
        case UInt8(ascii: "-") where modifiers.contains(.shift): return 0x1F
        case UInt8(ascii: "8"), UInt8(ascii: "?"): return 0x7F
        default: return nil
        }
    }
}
