import ParlanceSystem
import TerminalEditor

/// The ways to a clipboard. A terminal never says whether it took what it was sent, so every way that is open is gone.
struct Clipboard: Sendable {
    /// Runs a program with text on its standard input; tells whether that went well.
    typealias Runner = @Sendable (_ arguments: [String], _ text: String) -> Bool

    /// Beyond so many bytes of text terminals are known to ignore OSC 52: xterm's limit is 100,000 of Base64.
    static let safeByteCount = 74_994

    private let environment: [String: String]
    private let run: Runner

    init(environment: [String: String], run: @escaping Runner = Clipboard.runProgram) {
        self.environment = environment
        self.run = run
    }

    /// Copies a text.
    func copy(_ text: String, through writer: TerminalWriter) {
        for program in programs where run(program, text) {
            // tmux hands the text on to the terminal around it; sent past tmux it would arrive twice or not at all.
            if program.first == "tmux" { return }
        }
        writer.setClipboard(text)
    }

    private var programs: [[String]] {
        func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
        var programs: [[String]] = []
        // tmux ignores OSC 52 unless it is configured to listen; this it always takes.
        if isSet("TMUX") { programs.append(["tmux", "load-buffer", "-w", "-"]) }
        // On the person's own machine; over ssh the display belongs to the other end.
        guard !isSet("SSH_CONNECTION"), !isSet("SSH_TTY") else { return programs }
        if isSet("WAYLAND_DISPLAY") {
            programs.append(["wl-copy"])
        } else if isSet("DISPLAY") {
            programs.append(["xclip", "-selection", "clipboard"])
        }
        return programs
    }

    private static let runProgram: Runner = { arguments, text in
        (try? ChildProcess(arguments).run(input: Array(text.utf8), timeout: .seconds(2)))?.status == 0
    }
}
