import TestSupport

/// Keys without any sense.
enum WildKeys {
    private static let sequences = [
        "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~", "\u{1B}[3;5~", "\u{1B}OA",
        "\u{1B}[1;5D", "\u{1B}[1;5C", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}\u{7F}", "\u{1B}u", "\u{1B}c", "\u{1B}l",
        "\u{1B}t", "\u{1B}y", "\u{1B}p", "\u{1B}n", "\u{1B}<", "\u{1B}>", "\u{1B}\r", "\u{1B}3", "\u{1B}9\u{1B}9",
        "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[1;5R", "\u{1B}[2;80R", "\u{1B}[[A", "\u{1B}O", "\u{1B}[", "\u{1B}",
        "\u{1B}[99999999999999999999;1R", "\u{18}\u{15}", "\u{18}\u{12}", "\u{18}\u{18}", "\u{18}\u{5}", "\u{18}",
        "\u{12}", "\u{12}e\u{12}\u{12}", "\u{13}", "\u{1F}", "\t", "\t\t", "/", "\u{9B}A", "\u{85}", "\u{14}", "\u{F}",
        "\u{F}\r", "\u{1B}[99;5u", "\u{1B}[100;5u", "\u{1B}[27u",
        "\u{1B}[5~", "\u{1B}[6~", "\r", "/panel\r", "\u{1B}[I", "\u{1B}[O",
    ]
    /// Characters that are hard to draw.
    static let texts = [
        "some words to fill a row, ", "漢字", "👩‍💻", "👍🏽", "🇩🇪", "🇩", "e\u{301}", "\u{301}", "\u{200D}", "\u{202E}",
        "क्षि", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{20000}", "\u{F0000}", "\u{10FFFF}", "\u{FFFE}", "❤\u{FE0F}",
        "\u{FE0F}",
        "🫩", "\u{E0061}", "\u{600}", "x\u{301}\u{302}\u{303}\u{304}\u{305}", "\\", "\"\"\"", "]", "[pasted 3 lines]",
    ]
    private static let viCommands = Array("hjklwbeWBE0$^|;,fFtTrRxXdDcCyYpPiIaAoOsSuU~.nN/?vkj123459%#@_=<>*&".utf8)

    static func keys(_ random: inout SeededGenerator, isVi: Bool) -> [UInt8] {
        switch random.number(1...100) {
        case ...25: return Array(random.pick(sequences).utf8)
        case ...45: return Array(random.pick(texts).utf8)
        case ...55: return [UInt8(random.number(0...0x1F))]
        case ...60: return (0...random.number(0...8)).map { _ in UInt8(random.number(0...255)) }
        case ...66: return Array(repeating: UInt8(random.number(0x20...0x7E)), count: random.number(1...300))
        case ...70: return Array(String(repeating: random.pick(texts), count: random.number(1...60)).utf8)
        case ...74:
            return Array(
                repeating: random.pick([0x02, 0x06, 0x08, 0x10, 0x0E, 0x01, 0x05, 0x1F]), count: random.number(1...200))
        case ...80: return Array(paste(&random).utf8)
        default:
            if isVi { return [KeyCode.escape] + (0...random.number(0...6)).map { _ in random.pick(viCommands) } }
            return [UInt8(random.number(0x20...0x7E))]
        }
    }

    private static func paste(_ random: inout SeededGenerator) -> String {
        let unit = random.pick(texts) + random.pick(["", "\n", "\r\n", "\t", "\u{1B}[31m", " "])
        let text = String(repeating: unit, count: random.pick([1, 3, 40, 400, 5000]))
        return "\u{1B}[200~" + text + (random.chance(95) ? "\u{1B}[201~" : "")
    }
}

enum KeyCode {
    static let escape: UInt8 = 0x1B
}
