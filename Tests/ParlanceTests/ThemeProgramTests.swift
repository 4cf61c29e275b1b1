import Foundation
import TestSupport
import Testing

/// Themes in a terminal that tells its background, or does not.
@Suite(.promptly)
struct ThemeProgramTests {
    private static let question = "\u{1B}]11;?\u{7}\u{1B}[c"
    private static let deviceAttributes = "\u{1B}[?62;22c"

    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    /// The prompt in the color that a file of `themes/` has for names.
    private func prompt(_ theme: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../themes")
        let text = try String(contentsOf: folder.appending(path: theme + ".yaml"), encoding: .utf8)
        let hex = try #require(text.firstMatch(of: /base0C: "#([0-9a-f]{6})"/)?.1)
        let value = try #require(UInt32(hex, radix: 16))
        return "\u{1B}[38;2;\(value >> 16);\(value >> 8 & 255);\(value & 255)mtest-model ›"
    }

    private func chat(
        _ arguments: [String] = [], server: LoopbackServer, _ environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try home.chat(arguments, server: server, ["COLORTERM": "truecolor"].merging(environment) { $1 })
    }

    /// Leaves at the prompt that was just seen.
    private func leave(_ chat: PseudoTerminal) async throws {
        chat.send("/quit\r")
        #expect(try await chat.waitForExit() == .exited(0))
    }

    @Test(
        "The prompt comes at once; the answer, in pieces among what is typed, turns it into the theme's colours",
        arguments: [("fafa/fafa/fafa", "daylight"), ("1010/1414/1818", "nightfall")])
    func auto(_ color: String, _ theme: String) async throws {
        let server = try LoopbackServer(.answer("Fine."))
        let chat = try chat(server: server)
        try await chat.waitFor(Self.question)
        try await chat.waitFor("\u{1B}[36mtest-model ›")
        chat.send("How are")
        try await chat.waitFor("How are")
        chat.send("\u{1B}]11;rgb:" + color)
        chat.send("\u{1B}\\" + Self.deviceAttributes + " you?")
        try await chat.waitFor(try prompt(theme))
        chat.send("\r")
        try await chat.waitFor("Fine.")
        try await chat.waitFor(try prompt(theme))
        try await leave(chat)
        let messages = try await server.nextRequest().json["messages"] as? [[String: String]]
        #expect(messages == [["role": "user", "content": "How are you?"]])
    }

    @Test("COLORFGBG is used if the terminal does not report")
    func hint() async throws {
        let chat = try chat(server: LoopbackServer(), ["COLORFGBG": "0;15"])
        try await chat.waitFor(Self.question)
        chat.send(Self.deviceAttributes)
        try await chat.waitFor(try prompt("daylight"))
        try await leave(chat)
    }

    @Test(
        "A theme of the configuration is there from the start and asks nothing; /theme switches; the option counts more"
    )
    func chosen() async throws {
        try home.configure("theme: hearth\n")
        let chat = try chat(server: LoopbackServer())
        try await chat.waitFor(try prompt("hearth"))
        chat.send("/theme rime\r")
        try await chat.waitFor(try prompt("rime"))
        try await leave(chat)
        #expect(!chat.text.contains("\u{1B}]"))

        let other = try self.chat(["--theme", "lagoon"], server: LoopbackServer())
        try await other.waitFor(try prompt("lagoon"))
        try await leave(other)
    }

    @Test("A theme of one's own that is broken is told at the start with its place, and stops nothing")
    func broken() async throws {
        try home.configure("theme: mine\n")
        let file = try home.folder.write("system: base16\nbase00: \"red\"\n", to: ".config/parlance/themes/mine.yaml")
        let chat = try chat(server: LoopbackServer(), ["COLUMNS": "200"])
        try await chat.waitFor("\(file):2:9:")
        try await chat.waitFor("hexadecimal digits")
        try await chat.prompt()
        try await leave(chat)
    }

    @Test("Without colors nothing is asked", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func noColour(_ environment: [String: String]) async throws {
        let chat = try chat(server: LoopbackServer(), environment)
        try await chat.prompt()
        try await leave(chat)
        #expect(!chat.text.contains("\u{1B}]") && !chat.text.contains("\u{1B}[c"))
    }

    @Test("An unknown theme on the command line is wrong usage, with the nearest name")
    func unknown() async throws {
        let run = try await home.run(["--theme", "nightfal", "hello"], server: LoopbackServer())
        #expect(run.status == .exited(2))
        #expect(run.errorOutput == "parlance: Unknown theme 'nightfal'. Did you mean nightfall?\n")
    }
}
