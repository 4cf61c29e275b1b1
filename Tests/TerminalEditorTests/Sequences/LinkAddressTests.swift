import Testing

@testable import TerminalEditor

@Suite("Link address")
struct LinkAddressTests {
    @Test(
        "Only pages and mail are links",
        arguments: [
            ("https://example.com/a?b=1;c#d", "https://example.com/a?b=1;c#d"),
            ("HTTP://example.com", "HTTP://example.com"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            ("file:///etc/passwd", nil),
            ("javascript:alert(1)", nil),
            ("x-app://do", nil),
            ("example.com", nil),
            ("", nil),
        ] as [(String, String?)])
    func schemes(address: String, text: String?) {
        #expect(LinkAddress(address)?.text == text)
    }

    @Test("What could end the sequence is encoded")
    func hostile() {
        #expect(
            LinkAddress("https://a/\u{1B}]52;c;eA==\u{7} \u{9C}é")?.text
                == "https://a/%1B]52;c;eA==%07%20%C2%9C%C3%A9")
    }

    @Test("An endless address is no link")
    func length() {
        #expect(LinkAddress("https://a/" + String(repeating: "b", count: 3000)) == nil)
    }

    @Test(
        "Terminals that make links are known by name",
        arguments: [
            (["TERM_PROGRAM": "WezTerm", "TERM": "xterm-256color"], .certain),
            (["VTE_VERSION": "7200", "TERM": "xterm-256color"], .certain),
            (["VTE_VERSION": "4200", "TERM": "xterm-256color"], .none),
            (["TERM": "xterm-kitty", "SSH_TTY": "/dev/pts/1"], .certain),
            (["TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1", "LC_TERMINAL": "iTerm2"], .certain),
            (["TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"], .none),
            (["TERM": "foot-extra"], .certain),
            (["TERM_PROGRAM": "zed", "TERM": "xterm-256color"], .certain),
            (["TERM_PROGRAM": "Apple_Terminal", "TERM": "xterm-256color"], .none),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "KITTY_WINDOW_ID": "1"], .none),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"], .none),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], .passedOn),
            (["TERM": "screen", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.5a", "TMUX": "x"], .passedOn),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "next-3.6"], .passedOn),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "4.0"], .passedOn),
            (["TERM": "screen.xterm-256color"], .none),
            (["TERM": "xterm-256color"], .none),
            ([:], .none),
        ] as [([String: String], TerminalCapabilities.LinkSupport)])
    func support(environment: [String: String], links: TerminalCapabilities.LinkSupport) {
        #expect(TerminalCapabilities.linkSupport(in: environment) == links)
    }
}
