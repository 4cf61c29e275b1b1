import TestSupport

/// What terminals say by themselves and answer to questions: at least one of every form that ECMA-48 has.
enum TerminalReplies {
    /// Each as it is sent in 7 bits.
    private static let all = [
        "\u{1B}[12;40R", "\u{1B}[?12;40;1R", "\u{1B}[?64;1;2;6;9;15;18;21;22c", "\u{1B}[>41;354;0c", "\u{1B}[=1c",
        "\u{1B}[0n", "\u{1B}[?13n", "\u{1B}[?997;1n", "\u{1B}[?2026;2$y", "\u{1B}[4;1$y", "\u{1B}[I", "\u{1B}[O",
        "\u{1B}[<0;33;12M", "\u{1B}[<0;33;12m", "\u{1B}[M !!", "\u{1B}[35;10;10M", "\u{1B}[8;24;80t",
        "\u{1B}[48;24;80;600;800t", "\u{1B}[4;600;800t", "\u{1B}[?1u", "\u{1B}[?1;2;256S", "\u{1B}[1;1x",
        "\u{1B}[1 q", "\u{1B}[?1;2;3;4'|",
        "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]10;rgb:ff/ff/ff\u{7}", "\u{1B}]4;1;rgb:cd/00/00\u{1B}\\",
        "\u{1B}]52;c;Y29waWVk\u{7}", "\u{1B}]l the title 漢字\u{1B}\\", "\u{1B}]99;i=1:p=?;\u{1B}\\",
        "\u{1B}P!|00000000\u{1B}\\", "\u{1B}P>|xterm(388)\u{1B}\\", "\u{1B}P1$r0;1m\u{1B}\\",
        "\u{1B}P1+r544e=787465726D\u{1B}\\", "\u{1B}P0$r\u{1B}\\",
        "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^a privacy message\u{1B}\\", "\u{1B}Xa string\u{1B}\\",
    ]

    /// A reply in pieces.
    ///
    /// Only where it is cut behind `ESC [` and such, and what follows could be typed as well, nobody can tell.
    ///
    /// - Parameter cutsEscape: Whether it may be cut behind the escape, which may also be a key.
    static func pieces(_ random: inout SeededGenerator, cutsEscape: Bool) -> [[UInt8]] {
        let plain = Array(random.pick(all).utf8)
        let usesC1 = random.chance(25)
        let bytes = usesC1 ? inC1(plain, &random) : plain
        guard random.chance(60), bytes.count > 3 else { return [bytes] }
        if cutsEscape, !usesC1, random.chance(20) {
            let isKnown = bytes[1] == UInt8(ascii: "[") && (0x30...0x3F).contains(bytes[2])
            return cut(bytes, at: [isKnown && random.chance(50) ? 2 : 1])
        }
        let first = usesC1 ? 1 : 3
        return cut(bytes, at: (0...random.number(0...1)).map { _ in random.number(first...bytes.count - 1) })
    }

    private static func cut(_ bytes: [UInt8], at places: [Int]) -> [[UInt8]] {
        let ends = Set(places + [bytes.count]).sorted()
        return zip([0] + ends, ends).map { Array(bytes[$0..<$1]) }
    }

    /// With C1 controls in the place of their forms in 7 bits, as bytes or as characters.
    private static func inC1(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let asCharacter = random.chance(50)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == KeyCode.escape, index + 1 < bytes.count {
                result += (asCharacter ? [0xC2] : []) + [bytes[index + 1] + 0x40]
                index += 2
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}
