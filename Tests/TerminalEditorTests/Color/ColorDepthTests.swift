import Testing

@testable import TerminalEditor

@Suite("Colour depth")
struct ColorDepthTests {
    struct Decision: Sendable, CustomTestStringConvertible {
        var choice: ColorChoice
        var isTerminal: Bool
        var environment: [String: String]
        var depth: ColorDepth

        init(_ choice: ColorChoice, _ isTerminal: Bool, _ environment: [String: String], _ depth: ColorDepth) {
            self.choice = choice
            self.isTerminal = isTerminal
            self.environment = environment
            self.depth = depth
        }

        var testDescription: String { "\(choice) \(isTerminal ? "terminal" : "pipe") \(environment) → \(depth)" }
    }

    @Test(
        "The choice, the place and the environment decide",
        arguments: [
            // What TERM and COLORTERM say.
            Decision(.auto, true, ["TERM": "xterm"], .ansi16),
            Decision(.auto, true, ["TERM": "xterm-256color"], .ansi256),
            Decision(.auto, true, ["TERM": "screen-256color-bce"], .ansi256),
            Decision(.auto, true, ["TERM": "xterm-direct"], .truecolor),
            Decision(.auto, true, ["TERM": "xterm-256color", "COLORTERM": "truecolor"], .truecolor),
            Decision(.auto, true, ["TERM": "xterm-256color", "COLORTERM": "24bit"], .truecolor),
            Decision(.auto, true, ["TERM": "xterm", "COLORTERM": "TrueColor"], .truecolor),
            Decision(.auto, true, ["TERM": "xterm", "COLORTERM": "yes"], .ansi16),
            Decision(.auto, true, ["TERM": "dumb"], .none),
            Decision(.auto, true, ["TERM": "dumb", "COLORTERM": "truecolor"], .none),
            Decision(.auto, true, ["TERM": ""], .none),
            Decision(.auto, true, [:], .none),
            // A pipe.
            Decision(.auto, false, ["TERM": "xterm-256color"], .none),
            Decision(.always, false, ["TERM": "xterm-256color"], .ansi256),
            Decision(.always, false, [:], .ansi16),
            Decision(.always, true, ["TERM": "dumb"], .ansi16),
            // NO_COLOR.
            Decision(.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], .none),
            Decision(.auto, true, ["TERM": "xterm", "NO_COLOR": "0"], .none),
            Decision(.auto, true, ["TERM": "xterm", "NO_COLOR": ""], .ansi16),
            Decision(.auto, true, ["TERM": "xterm", "NO_COLOR": "1", "CLICOLOR_FORCE": "1"], .none),
            Decision(.always, true, ["TERM": "xterm", "NO_COLOR": "1"], .ansi16),
            // CLICOLOR and CLICOLOR_FORCE.
            Decision(.auto, false, ["TERM": "xterm", "CLICOLOR_FORCE": "1"], .ansi16),
            Decision(.auto, false, ["TERM": "xterm-256color", "CLICOLOR_FORCE": "yes"], .ansi256),
            Decision(.auto, false, ["TERM": "dumb", "CLICOLOR_FORCE": "1"], .ansi16),
            Decision(.auto, false, ["TERM": "xterm", "CLICOLOR_FORCE": "0"], .none),
            Decision(.auto, false, ["TERM": "xterm", "CLICOLOR_FORCE": ""], .none),
            Decision(.auto, true, ["TERM": "xterm", "CLICOLOR": "0"], .none),
            Decision(.auto, true, ["TERM": "xterm", "CLICOLOR": "1"], .ansi16),
            // Never is never.
            Decision(.never, true, ["TERM": "xterm", "COLORTERM": "truecolor", "CLICOLOR_FORCE": "1"], .none),
        ])
    func decision(_ decision: Decision) {
        let depth = ColorDepth.detect(
            choice: decision.choice, isTerminal: decision.isTerminal, environment: decision.environment)
        #expect(depth == decision.depth)
    }

    @Test("The choice is read from a word")
    func parsing() {
        #expect(["auto", "always", "NEVER"].map(ColorChoice.init(parsing:)) == [.auto, .always, .never])
        #expect(["", "yes", " auto"].map(ColorChoice.init(parsing:)) == [nil, nil, nil])
    }
}
