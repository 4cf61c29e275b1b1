import TestSupport
import Testing

/// Numbers on the command line that nobody can mean are refused with a sentence, or sent as they are: nothing runs on,
/// and nothing overflows.
@Suite("Numbers of the command line", .promptly)
struct NumericOptionsTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    @Test(
        "An invalid width is wrong usage",
        arguments: [
            ["--width", "1000000000"], ["--width", "10001"], ["--width", "0"], ["--width", "-1"], ["--width=-1"],
            ["--width", "99999999999999999999"], ["--width", "9223372036854775807"], ["--width", "1e9"],
            ["--width", ""], ["--width", "nan"],
        ])
    func width(arguments: [String]) async throws {
        let run = try await home.run(["render"] + arguments, input: "---\n")
        #expect(run.status == .exited(2))
        #expect(run.output.isEmpty)
        #expect(!run.errorOutput.contains("Missing value"))
        #expect(run.errorOutput.contains("--width"))
    }

    @Test("The largest width draws a rule, a table and code at once, and COLUMNS asks for no more")
    func largestWidth() async throws {
        let markdown = "---\n\n|a|b|\n|-|-|\n|c|d|\n\n> # t\n\n```\nlet a\n```\n"
        let run = try await home.run(["render", "--width", "10000"], input: markdown)
        #expect(run.status == .exited(0))
        #expect(run.output.split(separator: "\n").map(\.count).max() == 10_000)
        for columns in ["1000000000", "9223372036854775807"] {
            #expect(try await home.run(["render"], ["COLUMNS": columns], input: markdown).output == run.output)
        }
    }

    @Test(
        "An invalid temperature or number of tokens is wrong usage",
        arguments: [
            ("--temperature", "1e999"), ("--temperature", "-1"), ("--temperature", "nan"), ("--temperature", "inf"),
            ("--temperature", "1e308"), ("-t", "-0.5"), ("--temperature", "warm"), ("--temperature", ""),
            ("--max-tokens", "0"), ("--max-tokens", "-1"), ("--max-tokens", "9223372036854775808"),
            ("--max-tokens", "1e3"), ("--max-tokens", "0x10"), ("--max-tokens", ""),
        ])
    func sampling(option: String, value: String) async throws {
        let run = try await home.run([option, value, "hi"])
        #expect(run.status == .exited(2))
        #expect(!run.errorOutput.contains("Missing value"))
        #expect(run.errorOutput.contains("temperature") || run.errorOutput.contains("--max-tokens"))
    }

    @Test("A huge limit is sent as it is", arguments: [99_999_999_999_999, Int.max])
    func largeLimit(limit: Int) async throws {
        let server = try LoopbackServer(.answer("ok"))
        let run = try await home.run(["--max-tokens", String(limit), "hi"], server: server)
        #expect(run.output == "ok\n")
        let request = try await server.nextRequest()
        #expect(String(decoding: request.body, as: UTF8.self).contains(String(limit)))
    }
}
