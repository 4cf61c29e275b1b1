import TestSupport
import Testing

/// `parlance render` in pipes.
@Suite(.promptly)
struct RenderProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test("Standard input is plain text of the width that was asked for")
    func standardInput() async throws {
        let run = try await home.run(["render", "--width", "12"], input: "# A *title*\n\nwords that are wrapped")
        #expect(
            run == ProgramRun(status: .exited(0), standardOutput: Array("A title\n\nwords that\nare wrapped\n".utf8)))
    }

    @Test("- stands for standard input")
    func dash() async throws {
        #expect(try await home.run(["render", "-"], input: "*a*").output == "a\n")
    }

    @Test("A file is rendered, with colors and addresses on request")
    func file() async throws {
        try home.folder.write("**a** [b](c)", to: "a.md")
        let run = try await home.run(["render", "--color", "always", "--addresses", "a.md"])
        #expect(run.output.contains("\u{1B}[1ma\u{1B}[0m"))
        #expect(run.output.contains("(c)"))
    }

    @Test("With --answer a file is read as an answer is")
    func answer() async throws {
        let text = "5*3*2\nis *$x_1$* at [a](https://b.c)\n~~not~~ [d](e.md)\n"
        try home.folder.write(text, to: "a.md")
        #expect(
            try await home.run(["render", "--answer", "a.md"]).output
                == "5*3*2\nis $x_1$ at a (https://b.c)\n~~not~~ d (e.md)\n")
        #expect(try await home.run(["render", "a.md"]).output == "532 is $x_1$ at a not d\n")
    }

    @Test("A theme, of the option or of the configuration, colors what is rendered")
    func theme() async throws {
        let plain = try await home.run(["render", "--color", "always"], input: "# A")
        let chosen = try await home.run(["render", "--color", "always", "--theme", "hearth"], input: "# A")
        #expect(plain.output != chosen.output)
        try home.configure("theme: hearth\n")
        #expect(try await home.run(["render", "--color", "always"], input: "# A") == chosen)
        let unknown = try await home.run(["render", "--theme", "nightfal"], input: "# A")
        #expect(unknown.status == .exited(2))
        #expect(unknown.errorOutput.contains("Did you mean nightfall?"))
    }

    @Test("Bytes that are not UTF-8 and control characters are made visible")
    func hostile() async throws {
        try home.folder.write("a &#27;]0;x\u{7} b", to: "a.md")
        #expect(try await home.run(["render", "a.md"]).output == "a ^[]0;x^G b\n")
    }

    @Test("What cannot be rendered is wrong usage")
    func wrongUsage() async throws {
        let run = try await home.run(["render", "no-such-file"])
        #expect(run.status == .exited(2))
        #expect(run.errorOutput.contains("no-such-file"))
        let folder = try await home.run(["render", "/tmp"])
        #expect(folder.status == .exited(2))
        #expect(folder.errorOutput.contains("/tmp is a folder."))
        #expect(try await home.run(["render", "--width", "0"]).status == .exited(2))
    }

    @Test("A prompt that begins with the word is a prompt when it is quoted")
    func prompt() async throws {
        let server = try LoopbackServer(.answer("ok"))
        #expect(try await home.run(["render this, please"], server: server).output == "ok\n")
    }
}
