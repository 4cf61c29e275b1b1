import ChatTestSupport
import Synchronization
import TerminalEditor
import Testing

@testable import ParlanceChat

struct ClipboardTests {
    private final class Programs: Sendable {
        private let calls = Mutex<[String]>([])
        var names: [String] { calls.withLock { $0 } }

        func run(_ arguments: [String], _ text: String, succeeds: Bool) -> Bool {
            calls.withLock { $0.append(arguments[0] + "(" + text + ")") }
            return succeeds
        }
    }

    private func copy(_ environment: [String: String], succeeds: Bool) -> (programs: [String], written: String) {
        let programs = Programs()
        let screen = OutputRecorder()
        let clipboard = Clipboard(environment: environment) { programs.run($0, $1, succeeds: succeeds) }
        clipboard.copy("foo", through: .make(for: screen, isTerminal: true))
        return (programs.names, screen.text)
    }

    private let sequence = "\u{1B}]52;c;Zm9v\u{7}"

    @Test func theTerminalIsAskedWhereNothingElseIs() {
        #expect(copy([:], succeeds: true) == ([], sequence))
    }

    @Test func tmuxHandsItOnByItself() {
        #expect(copy(["TMUX": "/tmp/x"], succeeds: true) == (["tmux(foo)"], ""))
    }

    @Test func whereTmuxFailsTheTerminalIsAsked() {
        #expect(copy(["TMUX": "/tmp/x"], succeeds: false) == (["tmux(foo)"], sequence))
    }

    @Test func theDesktopIsToldToo() {
        #expect(copy(["WAYLAND_DISPLAY": "w", "DISPLAY": ":0"], succeeds: true) == (["wl-copy(foo)"], sequence))
        #expect(copy(["DISPLAY": ":0"], succeeds: true) == (["xclip(foo)"], sequence))
    }

    @Test func overSshTheDesktopIsSomebodyElses() {
        #expect(copy(["DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"], succeeds: true) == ([], sequence))
    }
}
