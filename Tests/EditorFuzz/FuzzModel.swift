import TestSupport

/// What the editor should make of keys, said again in the plainest way: the text before and after the cursor.
struct FuzzModel {
    private(set) var before = ""
    private(set) var after = ""
    private var killed = ""

    var text: String { before + after }

    /// Text that can be typed in any order without one making a grapheme cluster with the next.
    private static let texts = [
        "a", "Z", " ", "word", "two words", "ü", "漢", "字 ", "e\u{301}", "👩‍💻", "👍🏽", "🇩🇪", "क्षि", "नि",
        "\u{1112}\u{1161}\u{11AB}", "한", "❤\u{FE0F}", "🫩", "\u{20000}", "\u{F0000}", "\u{E000}", "ญี่", "7", "-", "_",
        "/",
        "ẛ\u{323}", "👨‍👩‍👧‍👦", "1\u{FE0F}\u{20E3}",
    ]

    /// The next keys, whose effect the model takes.
    mutating func keys(_ random: inout SeededGenerator, isVi: Bool) -> String {
        switch random.number(1...100) {
        case ...45:
            let text = random.pick(Self.texts)
            before += text
            return text
        case ...50:
            before += "\n"
            return random.chance(50) ? "\n" : "\u{1B}[13;2u"
        case ...56:
            let lines = (0...random.number(0...2)).map { _ in random.pick(Self.texts) }
            before += lines.joined(separator: "\n")
            return "\u{1B}[200~" + lines.joined(separator: random.pick(["\n", "\r", "\r\n"])) + "\u{1B}[201~"
        case ...64:
            if !before.isEmpty { before.removeLast() }
            return random.pick(["\u{7F}", "\u{8}"])
        case ...68:
            if !after.isEmpty { after.removeFirst() }
            return "\u{1B}[3~"
        case ...76:
            if let last = before.popLast() { after = String(last) + after }
            return random.pick(["\u{1B}[D", "\u{1B}OD"])
        case ...81:
            if !after.isEmpty { before.append(after.removeFirst()) }
            return "\u{1B}[C"
        case ...84:
            let line = before.suffix { $0 != "\n" }
            after = line + after
            before = String(before.dropLast(line.count))
            return random.pick(["\u{1}", "\u{1B}[H"])
        case ...87:
            let line = after.prefix { $0 != "\n" }
            before += line
            after = String(after.dropFirst(line.count))
            return random.pick(["\u{5}", "\u{1B}[F"])
        case ...89:
            let count = max(after.prefix { $0 != "\n" }.count, 1)
            kill(String(after.prefix(count)))
            after = String(after.dropFirst(count))
            return "\u{B}"
        case ...91:
            let spaces = before.suffix { $0.isWhitespace }
            let word = before.dropLast(spaces.count).suffix { !$0.isWhitespace }
            kill(String(word + spaces))
            before = String(before.dropLast(spaces.count + word.count))
            return "\u{17}"
        case ...94:
            // Nothing was killed yet: what the editor has is older than the model.
            if killed.isEmpty { return "" }
            before += killed
            return "\u{19}"
        case ...96:
            // There and back.
            return isVi
                ? "\u{13}\u{13}" : random.pick(["\u{1F}\u{18}\u{12}", "\u{13}\u{13}", "\u{18}\u{15}\u{18}\u{12}"])
        case ...98:
            return "\u{12}no such line\u{7}"
        default:
            return random.pick(["\u{C}", "\u{14}"])
        }
    }

    /// A line is the draft again.
    mutating func take(_ text: String) { (before, after) = (text, "") }

    mutating func append(_ text: String) { before += text }

    private mutating func kill(_ text: String) { if !text.isEmpty { killed = text } }
}

extension String {
    /// The end of the text whose characters all satisfy the condition.
    fileprivate func suffix(while condition: (Character) -> Bool) -> String {
        String(reversed().prefix(while: condition).reversed())
    }
}

extension StringProtocol {
    fileprivate func suffix(_ condition: (Character) -> Bool) -> String { String(self).suffix(while: condition) }
}
