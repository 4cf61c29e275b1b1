import Testing

/// Text that would do something to a terminal, what stands before and after it, and what must be shown.
struct HostileCase: Sendable, CustomTestStringConvertible {
    var name: String
    var input: [UInt8]
    var shown: String

    var testDescription: String { name }

    init(_ name: String, _ payload: String, _ shown: String) {
        self.init(name, Array(payload.utf8), shown)
    }

    init(_ name: String, _ payload: [UInt8], _ shown: String) {
        self.name = name
        input = Array("before ".utf8) + payload + Array(" after".utf8)
        self.shown = "before " + shown + " after"
    }

    static let all: [HostileCase] = colour + reports + screen + strings + controls + invisible + illFormed

    static let colour = [
        HostileCase("red", "\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"),
        HostileCase("256 colours", "\u{1B}[38;5;196mx", "^[[38;5;196mx"),
        HostileCase("true colour with colons", "\u{1B}[38:2::255:0:0mx", "^[[38:2::255:0:0mx"),
        HostileCase("blink", "\u{1B}[5mx", "^[[5mx"),
        HostileCase("conceal", "\u{1B}[8msecret\u{1B}[28m", "^[[8msecret^[[28m"),
        HostileCase("black on black", "\u{1B}[30;40mx", "^[[30;40mx"),
        HostileCase("reverse", "\u{1B}[7mx", "^[[7mx"),
        HostileCase("palette change, OSC 4", "\u{1B}]4;1;rgb:00/00/00\u{07}", "^[]4;1;rgb:00/00/00^G"),
        HostileCase("foreground change, OSC 10", "\u{1B}]10;#000000\u{1B}\\", "^[]10;#000000^[\\"),
        HostileCase("background question, OSC 11", "\u{1B}]11;?\u{07}", "^[]11;?^G"),
    ]

    static let reports = [
        HostileCase("device attributes", "\u{1B}[c", "^[[c"),
        HostileCase("secondary device attributes", "\u{1B}[>c", "^[[>c"),
        HostileCase("tertiary device attributes", "\u{1B}[=c", "^[[=c"),
        HostileCase("identify, DECID", "\u{1B}Z", "^[Z"),
        HostileCase("status report", "\u{1B}[5n", "^[[5n"),
        HostileCase("cursor position report", "\u{1B}[6n", "^[[6n"),
        HostileCase("title report", "\u{1B}[21t", "^[[21t"),
        HostileCase("window size report", "\u{1B}[18t", "^[[18t"),
        HostileCase("DECRQSS", "\u{1B}P$q\"p\u{1B}\\", "^[P$q\"p^[\\"),
        HostileCase("XTGETTCAP", "\u{1B}P+q544e\u{1B}\\", "^[P+q544e^[\\"),
        HostileCase("DECRQM", "\u{1B}[?2026$p", "^[[?2026$p"),
        HostileCase("DECREQTPARM", "\u{1B}[x", "^[[x"),
        HostileCase("answerback, ENQ", "\u{05}", "^E"),
        HostileCase("checksum, DECRQCRA", "\u{1B}[1;1;1;1;1;1*y", "^[[1;1;1;1;1;1*y"),
        HostileCase("clipboard question", "\u{1B}]52;c;?\u{07}", "^[]52;c;?^G"),
    ]

    static let screen = [
        HostileCase("clear", "\u{1B}[2J\u{1B}[H", "^[[2J^[[H"),
        HostileCase("clear the scrollback", "\u{1B}[3J", "^[[3J"),
        HostileCase("erase the line", "\u{1B}[2K\r", "^[[2K^M"),
        HostileCase("cursor up", "\u{1B}[1A", "^[[1A"),
        HostileCase("cursor to", "\u{1B}[10;10H", "^[[10;10H"),
        HostileCase("hidden cursor", "\u{1B}[?25l", "^[[?25l"),
        HostileCase("alternate screen", "\u{1B}[?1049h", "^[[?1049h"),
        HostileCase("mouse reports", "\u{1B}[?1003h", "^[[?1003h"),
        HostileCase("bracketed paste off", "\u{1B}[?2004l", "^[[?2004l"),
        HostileCase("forged end of a paste", "\u{1B}[201~rm -rf ~\n", "^[[201~rm -rf ~\n"),
        HostileCase("full reset", "\u{1B}c", "^[c"),
        HostileCase("soft reset", "\u{1B}[!p", "^[[!p"),
        HostileCase("scroll region", "\u{1B}[1;2r", "^[[1;2r"),
        HostileCase("line drawing set", "\u{1B}(0", "^[(0"),
        HostileCase("shift out", "\u{0E}lqk\u{0F}", "^Nlqk^O"),
        HostileCase("saved cursor", "\u{1B}7\u{1B}8", "^[7^[8"),
        HostileCase("repeat", "x\u{1B}[99999b", "x^[[99999b"),
        HostileCase("resize", "\u{1B}[8;1;1t", "^[[8;1;1t"),
        HostileCase("Kitty keyboard", "\u{1B}[>31u", "^[[>31u"),
        HostileCase("synchronised output", "\u{1B}[?2026h", "^[[?2026h"),
        HostileCase("media copy", "\u{1B}[5i", "^[[5i"),
    ]

    static let strings = [
        HostileCase("title", "\u{1B}]0;pwned\u{07}", "^[]0;pwned^G"),
        HostileCase("title with ST", "\u{1B}]2;pwned\u{1B}\\", "^[]2;pwned^[\\"),
        HostileCase("clipboard, OSC 52", "\u{1B}]52;c;cm0gLXJmIH4=\u{07}", "^[]52;c;cm0gLXJmIH4=^G"),
        HostileCase(
            "link, OSC 8", "\u{1B}]8;;https://evil.example/?q=secret\u{1B}\\click\u{1B}]8;;\u{1B}\\",
            "^[]8;;https://evil.example/?q=secret^[\\click^[]8;;^[\\"),
        HostileCase("notification, OSC 9", "\u{1B}]9;hi\u{07}", "^[]9;hi^G"),
        HostileCase("notification, OSC 777", "\u{1B}]777;notify;a;b\u{07}", "^[]777;notify;a;b^G"),
        HostileCase("file, OSC 1337", "\u{1B}]1337;File=name=eA==:AAAA\u{07}", "^[]1337;File=name=eA==:AAAA^G"),
        HostileCase("shell integration, OSC 133", "\u{1B}]133;A\u{07}", "^[]133;A^G"),
        HostileCase("folder, OSC 7", "\u{1B}]7;file:///\u{07}", "^[]7;file:///^G"),
        HostileCase("Sixel", "\u{1B}Pq#0;2;0;0;0~\u{1B}\\", "^[Pq#0;2;0;0;0~^[\\"),
        HostileCase("Kitty image, APC", "\u{1B}_Gf=24;AAAA\u{1B}\\", "^[_Gf=24;AAAA^[\\"),
        HostileCase("privacy message", "\u{1B}^x\u{1B}\\", "^[^x^[\\"),
        HostileCase("start of string", "\u{1B}Xx\u{1B}\\", "^[Xx^[\\"),
        HostileCase("tmux passthrough", "\u{1B}Ptmux;\u{1B}\u{1B}]0;x\u{07}\u{1B}\\", "^[Ptmux;^[^[]0;x^G^[\\"),
        HostileCase("unfinished OSC", "\u{1B}]0;swallows the rest", "^[]0;swallows the rest"),
        HostileCase("screen title", "\u{1B}kpwned\u{1B}\\", "^[kpwned^[\\"),
    ]

    static let controls = [
        HostileCase("bell", "\u{07}", "^G"),
        HostileCase("backspaces that erase", "safe\u{08}\u{08}\u{08}\u{08}evil", "safe^H^H^H^Hevil"),
        HostileCase("lone CR that overwrites", "bad\rgood", "bad^Mgood"),
        HostileCase("CR LF", "a\r\nb", "a\nb"),
        HostileCase("CR CR LF", "a\r\r\nb", "a^M\nb"),
        HostileCase("LF CR", "a\n\rb", "a\n^Mb"),
        HostileCase("NUL", "\0", "^@"),
        HostileCase("vertical tab and form feed", "\u{0B}\u{0C}", "^K^L"),
        HostileCase("end of transmission, cancel, substitute", "\u{04}\u{18}\u{1A}", "^D^X^Z"),
        HostileCase("file to unit separators", "\u{1C}\u{1D}\u{1E}\u{1F}", "^\\^]^^^_"),
        HostileCase("DEL", "\u{7F}", "^?"),
        HostileCase("TAB and LF stay", "\ta\n", "\ta\n"),
        HostileCase("C1 CSI in UTF-8", "\u{9B}31m", "‹U+009B›31m"),
        HostileCase("C1 OSC and ST in UTF-8", "\u{9D}0;x\u{9C}", "‹U+009D›0;x‹U+009C›"),
        HostileCase("C1 DCS in UTF-8", "\u{90}$q\u{9C}", "‹U+0090›$q‹U+009C›"),
        HostileCase("next line, U+0085", "\u{85}", "‹U+0085›"),
        HostileCase("first and last C1", "\u{80}\u{9F}", "‹U+0080›‹U+009F›"),
    ]

    static let invisible = [
        HostileCase("right-to-left override", "user\u{202E}nimda", "user‹U+202E›nimda"),
        HostileCase(
            "BiDi embeddings", "\u{202A}\u{202B}\u{202C}\u{202D}", "‹U+202A›‹U+202B›‹U+202C›‹U+202D›"),
        HostileCase("BiDi isolates", "\u{2066}\u{2067}\u{2068}\u{2069}", "‹U+2066›‹U+2067›‹U+2068›‹U+2069›"),
        HostileCase("BiDi marks", "\u{200E}\u{200F}\u{061C}", "‹U+200E›‹U+200F›‹U+061C›"),
        HostileCase("line and paragraph separators", "\u{2028}\u{2029}", "‹U+2028›‹U+2029›"),
        HostileCase("byte order mark", "\u{FEFF}", "‹U+FEFF›"),
        HostileCase("annotations", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "‹U+FFF9›a‹U+FFFA›b‹U+FFFB›"),
        HostileCase("deprecated format signs", "\u{206A}\u{206F}", "‹U+206A›‹U+206F›"),
        HostileCase("invisible operators", "f\u{2061}x\u{2064}", "f‹U+2061›x‹U+2064›"),
        HostileCase("tags", "hi\u{E0068}\u{E0069}", "hi‹U+E0068›‹U+E0069›"),
        HostileCase("language tag", "\u{E0001}", "‹U+E0001›"),
        HostileCase("tags after a flag that end in text", "🏴\u{E0067}\u{E0062}x", "🏴‹U+E0067›‹U+E0062›x"),
        HostileCase(
            "too many tags after a flag", "🏴" + String(repeating: "\u{E0061}", count: 9) + "\u{E007F}",
            "🏴" + String(repeating: "‹U+E0061›", count: 9) + "‹U+E007F›"),
        HostileCase(
            "tags after a flag that name no region", "🏴\u{E0021}\u{E0067}\u{E0065}\u{E007F}",
            "🏴‹U+E0021›‹U+E0067›‹U+E0065›‹U+E007F›"),
        HostileCase(
            "tags after a flag that name a whole region", "🏴\u{E0067}\u{E0062}\u{E007F}",
            "🏴‹U+E0067›‹U+E0062›‹U+E007F›"),
        HostileCase("a flag, a tag and CR LF", "🏴\u{E0067}\r\n", "🏴‹U+E0067›\n"),
        HostileCase(
            "marks on one base", "o" + String(repeating: "\u{301}", count: 40) + "x",
            "o" + String(repeating: "\u{301}", count: 30) + "x"),
        HostileCase(
            "marks after a flag and a tag", "🏴\u{E0067}" + String(repeating: "\u{20DD}", count: 31),
            "🏴‹U+E0067›" + String(repeating: "\u{20DD}", count: 30)),
        HostileCase(
            "hidden bytes in variation selectors", "😀" + String(repeating: "\u{E0101}", count: 100),
            "😀" + String(repeating: "‹U+E0101›", count: 100)),
    ]

    /// The expected forms follow The Unicode Standard, tables 3-8 to 3-11.
    static let illFormed = [
        HostileCase("raw C1 bytes", [0x9B, 0x33, 0x31, 0x6D], "\u{FFFD}31m"),
        HostileCase("raw OSC byte", [0x9D, 0x30, 0x3B, 0x78, 0x9C], "\u{FFFD}0;x\u{FFFD}"),
        HostileCase("overlong ESC", [0xC0, 0x9B, 0x63], "\u{FFFD}\u{FFFD}c"),
        HostileCase("overlong ESC in three bytes", [0xE0, 0x80, 0x9B, 0x63], "\u{FFFD}\u{FFFD}\u{FFFD}c"),
        HostileCase("surrogate", [0xED, 0xA0, 0x80, 0x61], "\u{FFFD}\u{FFFD}\u{FFFD}a"),
        HostileCase(
            "beyond Unicode", [0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41], String(repeating: "\u{FFFD}", count: 5) + "A"),
        HostileCase(
            "truncated characters", [0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41],
            String(repeating: "\u{FFFD}", count: 4) + "A"),
        HostileCase("ESC inside a character", [0xE2, 0x1B, 0x5B, 0x63], "\u{FFFD}^[[c"),
        HostileCase("never bytes", [0xFE, 0xFF], "\u{FFFD}\u{FFFD}"),
    ]
}
