import ArgumentParser
import TestSupport
import Testing

@testable import parlance

@Suite("Options that are read without the argument parser")
struct InvocationOptionsTests {
    @Test(
        "The starts of a chat are",
        arguments: [
            [], ["-m", "openai:gpt-5.4"], ["--model=a=b"], ["--config", "x.yaml"], ["-t", "0.2", "-s", "Be brief."],
            ["-c"], ["-r", "a title"], ["--theme", "hearth", "--no-stream"], ["-a", "x", "--attach", "y"],
            ["--max-tokens", "5", "--base-url", "http://127.0.0.1/v1", "--debug"],
            ["-p", "review", "--schema", "a int"], ["-e", "high"], ["--effort=NONE", "-m", "x"],
        ] as [[String]])
    func starts(_ arguments: [String]) throws {
        #expect(try Invocation(options: arguments) == RootCommand.parse(arguments).invocation)
    }

    @Test(
        "All else is left to the parser",
        arguments: [
            ["word"], ["-m"], ["-m", ""], ["--model="], ["-m", "-x"], ["-mx"], ["-m=x"], ["-m", "a", "-m", "b"],
            ["-m", "a", "word"], ["--", "-m"], ["-cr", "x"], ["-c", "-r", "x"], ["--continue=yes"], ["-t", "warm"],
            ["-t", "-1"], ["-t", "inf"], ["--max-tokens", "0"], ["--help"], ["--version"], ["--json"],
            ["--color", "never"],
            ["-e"], ["-e", "hard"], ["-e", "low", "-e", "high"], ["--effort="],
            ["--var", "a=b"], ["--mod", "x"], ["-"], [""],
        ] as [[String]])
    func others(_ arguments: [String]) {
        #expect(Invocation(options: arguments) == nil)
    }

    @Test("Whatever is read is read as the parser reads it")
    func property() throws {
        let names = [
            "-e", "--effort", "-m", "--model", "-t", "--temperature", "-s", "--system", "--schema", "-p", "--preset",
            "-a", "--attach",
            "--max-tokens", "--base-url", "--config", "-c", "--continue", "--no-stream", "--debug", "-r", "--resume",
            "--theme", "--json", "--color", "--nothing", "-x",
        ]
        let values = [
            "a", "0.5", "1e3", "0x10", "7", "٣", "a b", "a=b", "=", "é", "-1", "-", "--", "", "never", "nan", "low",
            "None",
        ]
        var random = SeededGenerator(seed: 15)
        var read = 0
        for _ in 0..<3000 {
            var arguments: [String] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let name = names.randomElement(using: &random) ?? ""
                let value = values.randomElement(using: &random) ?? ""
                switch Int.random(in: 0..<4, using: &random) {
                case 0: arguments.append("\(name)=\(value)")
                case 1: arguments.append(name)
                default: arguments += [name, value]
                }
            }
            guard let invocation = Invocation(options: arguments) else { continue }
            read += 1
            let parsed = try? RootCommand.parse(arguments).invocation
            #expect(parsed == invocation, "\(arguments)")
        }
        #expect(read > 100)
    }
}
