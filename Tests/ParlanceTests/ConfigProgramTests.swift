import Foundation
import TestSupport
import Testing

/// `parlance config`, and what is wrong with a command line.
@Suite("The program's configuration", .promptly)
struct ConfigProgramTests {
    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    private var path: String { home.folder / ".config/parlance/config.yaml" }

    @Test("path prints where it is, whether it is there or not, or that which was named")
    func place() async throws {
        #expect(
            try await home.run(["config", "path"])
                == ProgramRun(status: .exited(0), standardOutput: Array("\(path)\n".utf8)))
        #expect(try await home.run(["config", "path", "--config", "/x.yaml"]).output == "/x.yaml\n")
        #expect(
            try await home.run(["config", "path"], ["XDG_CONFIG_HOME": "/etc"]).output == "/etc/parlance/config.yaml\n")
    }

    @Test("show prints the text without its keys; without a file it says how to make one")
    func show() async throws {
        let missing = try await home.run(["config", "show"])
        #expect(missing.output == "" && missing.status == .exited(0))
        #expect(missing.errorOutput == "No configuration yet. parlance config edit creates \(path).\n")
        try home.configure("# mine\nllm_gateways:\n  a:\n    model: openai:x\n    api_key: sk-very-secret\n")
        let shown = try await home.run(["config", "show"])
        #expect(shown.output == "# mine\nllm_gateways:\n  a:\n    model: openai:x\n    api_key: (hidden)\n")
    }

    @Test("check says what is wrong, also what only shows when it is used, and exits with 2")
    func check() async throws {
        try home.configure("theme: nightfall\nmodel: openai:gpt-4o\n")
        let good = try await home.run(["config", "check"])
        #expect(good.status == .exited(0))
        #expect(good.errorOutput == "\(path): no problems found.\n")
        try home.configure("theme: nightfal\nmodel: acme:x\nllm_gateways:\n  a:\n    provider: nobody\n    model: y\n")
        let bad = try await home.run(["config", "check"])
        #expect(bad.status == .exited(2))
        let lines = bad.errorOutput.split(separator: "\n")
        #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("\(path): ") }, "\(bad.errorOutput)")
        for part in [
            "The profile 'a' cannot be used:", "The model 'acme:x' cannot be used:", "Did you mean nightfall?",
        ] {
            #expect(bad.errorOutput.contains(part), "\(bad.errorOutput)")
        }
        try home.configure("a: [")
        #expect(try await home.run(["config", "check"]).status == .exited(2))
        try home.configure("colour: red\n")
        let warned = try await home.run(["config", "check"])
        #expect(warned.status == .exited(0) && warned.errorOutput.contains("Unknown key 'colour'"))
        #expect(
            try await home.run(["config", "check", "--config", "/no/such"]).errorOutput.contains(
                "No configuration yet."))
    }

    @Test("edit makes a file with examples, opens it in the editor, and checks it")
    func edit() async throws {
        let editor = try home.folder.write("#!/bin/sh\necho 'theme: nightfal' >> \"$1\"\n", to: "editor")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
        let terminal = try home.chat(["config", "edit"], ["VISUAL": editor], columns: 200)
        try await terminal.waitFor("Did you mean nightfall?")
        #expect(try await terminal.waitForExit() == .exited(2))
        let text = try home.folder.read(".config/parlance/config.yaml")
        #expect(text.hasPrefix("# The configuration of Parlance.") && text.hasSuffix("\ntheme: nightfal\n"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let piped = try await home.run(["config", "edit"], ["VISUAL": editor])
        #expect(piped.errorOutput == "parlance: An editor needs a terminal. The configuration is \(path).\n")
        #expect(piped.status == .exited(2))
        let failing = try home.chat(["config", "edit"], ["VISUAL": "false"], columns: 200)
        try await failing.waitFor("The editor 'false' exited with status 1.")
        #expect(try await failing.waitForExit() == .exited(2))
    }

    @Test("The examples of a new file are a configuration, once they are no comments")
    func template() async throws {
        _ = try await home.chat(["config", "edit"], ["VISUAL": "true"]).waitForExit()
        let lines = try home.folder.read(".config/parlance/config.yaml").split(separator: "\n").dropFirst(2)
        try home.configure(lines.map { $0.dropFirst(2) }.joined(separator: "\n"))
        #expect(try await home.run(["config", "check"]).errorOutput == "\(path): no problems found.\n")
        #expect(try await home.run(["config", "show"]).output.contains("creative:"))
    }

    @Test(
        "What is wrong with a command line is told in a sentence, with an option only if it is near",
        arguments: [
            (["--foo"], "Unknown option '--foo'. 'parlance --help' lists the options."),
            (["--temprature", "1"], "Unknown option '--temprature'. Did you mean --temperature?"),
            (["render", "--widht", "3"], "Unknown option '--widht'. Did you mean --width?"),
            (["tokens", "--foo"], "Unknown option '--foo'. 'parlance tokens --help' lists the options."),
            (["--max-tokens", "0"], "--max-tokens must be 1 or more. 'parlance --help' lists the options."),
            (["manual", "labour"], "Unexpected argument 'labour'. 'parlance manual --help' lists the options."),
        ] as [([String], String)])
    func faults(arguments: [String], sentence: String) async throws {
        let run = try await home.run(arguments)
        #expect(run.errorOutput == "parlance: \(sentence)\n")
        #expect(run.status == .exited(2))
        #expect(run.output == "")
    }

    @Test("A command with a few forms shows them")
    func forms() async throws {
        let run = try await home.run(["keys", "foo"])
        #expect(
            run.errorOutput == """
                parlance: The value 'foo' is invalid for '<action>'. Please provide one of 'set', 'list', 'rm' or 'path'.
                  parlance keys set NAME    read a key without showing it, and store it for a provider
                  parlance keys list        list the providers that have a stored key
                  parlance keys rm NAME     remove a key
                  parlance keys path        print the path of the file

                """)
    }

    @Test("At a terminal its lines are broken between words")
    func wrapped() async throws {
        let terminal = try home.chat(["--foo"], columns: 24)
        #expect(try await terminal.waitForExit() == .exited(2))
        #expect(
            terminal.screen.text.trimmingCharacters(in: .newlines) == """
                parlance: Unknown option
                '--foo'. 'parlance
                --help' lists the
                options.
                """)
    }
}
