import Foundation
import TestSupport
import Testing

/// Names of presets, themes, profiles and sessions come from strangers' files. The Tab key of a real shell expands nothing
/// in them, and inserts them so that the shell reads them back as they are.
@Suite("Completions in real shells", .promptly)
struct CompletionInShellsTests {
    struct Shell: Sendable, CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        /// Loads the script.
        var setUp: String

        var testDescription: String { name }
    }

    static let shells = [
        Shell(name: "bash", arguments: ["--norc", "--noprofile", "-i"], setUp: ". ./script"),
        Shell(
            name: "zsh", arguments: ["-f", "-i"],
            setUp: "autoload -Uz compinit; compinit -u -D; fpath=($PWD $fpath); autoload -Uz _parlance; "
                + "compdef _parlance parlance"),
        Shell(name: "fish", arguments: ["--no-config", "-i"], setUp: "source ./script"),
    ]

    /// What is typed, and what the shell has to read.
    static let names: [(typed: String, name: String)] = [
        (#"\$\("#, "$(touch PWNED)"), (#"\`"#, "`touch PWNED`"), ("a", "a;touch PWNED"), ("x", "x y"), ("i", "it's"),
        ("q", #"q"uote"#), ("s", "st*r"), (#"\~"#, "~root"), ("g", "grün"), ("b", #"b\s"#), (#"\!"#, "!!"),
        ("'p", "p$HOME"), ("\"d", "d|touch PWNED"),
    ]

    private func start(_ shell: Shell, in home: ProgramHome) async throws -> PseudoTerminal {
        let path = try SystemProgram.path(of: shell.name)
        let script = try await home.run(["completions", shell.name]).output
        for file in ["script", "_parlance"] { try home.folder.write(script, to: file) }
        try FileManager.default.createDirectory(
            atPath: home.folder.path + "/bin", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: home.folder.path + "/bin/parlance", withDestinationPath: home.path)
        let environment = home.environment([
            "PATH": home.folder.path + "/bin:/usr/bin:/bin", "TERM": "dumb", "OPENAI_API_KEY": "sk-of-the-test",
        ])
        let terminal = try PseudoTerminal.spawn(
            path, shell.arguments, environment: environment, workingDirectory: home.folder.path, columns: 200)
        // Halves, so that the echo of what is typed is not taken for what it prints.
        terminal.send("\(shell.setUp); printf 'rea''dy\\n'\r")
        try await terminal.waitFor("ready")
        return terminal
    }

    /// Completes a line by Tab, and has the shell print the words that it reads then.
    private func words(_ line: String, in terminal: PseudoTerminal) async throws -> String {
        terminal.send(line + "\t")
        terminal.send("\u{1}printf '<%s>' \u{5}; printf 'e''nd\\n'\r")
        try await terminal.waitFor("<parlance>")
        return try await terminal.waitFor("end")
    }

    @Test("A name is inserted so that the shell reads it as it is", arguments: shells)
    func inserted(shell: Shell) async throws {
        let home = try ProgramHome()
        for (_, name) in Self.names { try home.folder.write("Hi", to: ".config/parlance/prompts/\(name).md") }
        let terminal = try await start(shell, in: home)
        for (typed, name) in Self.names {
            let read = try await words("parlance --preset \(typed)", in: terminal)
            #expect(read.hasPrefix("<--preset><\(name)>"), "\(typed): \(read)")
        }
        #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/PWNED"))
    }

    /// What is typed of a model's name, with a colon in it, and what the shell has to read then.
    static let models: [(typed: String, words: String)] = [
        ("-m openai:gpt-4.1-m", "<-m><openai:gpt-4.1-mini>"), ("-m openai:gpt-4.", "<-m><openai:gpt-4.1>"),
        ("--model openai:gpt-5.6-lu", "<--model><openai:gpt-5.6-luna>"),
        ("-m \"openai:gpt-5.6-lu", "<-m><openai:gpt-5.6-luna>"),
        ("-m 'openai:gpt-5.6-lu", "<-m><openai:gpt-5.6-luna>"),
        (#"-m openai\:gpt-5.6-lu"#, "<-m><openai:gpt-5.6-luna>"),
        ("-m openai:gpt-5.6-luna", "<-m><openai:gpt-5.6-luna>"), ("-m acme:one:t", "<-m><acme:one:two>"),
        ("-m acme:", "<-m><acme:one:two>"), ("-m acme", "<-m><acme>"), ("-m acme:one:", "<-m><acme:one:two>"),
        ("--json -m acme:o", "<--json><-m><acme:one:two>"), ("-s a:b -m acme:o", "<-s><a:b><-m><acme:one:two>"),
        ("-m acme:zzz", "<-m><acme:zzz>"), ("tokens -m acme:o", "<tokens><-m><acme:one:two>"),
        ("--model=openai:gpt-5.6-lu", "<--model=openai:gpt-5.6-luna>"),
    ]

    @Test("A name with a colon is completed within it", arguments: shells.filter { $0.name == "bash" })
    func colon(shell: Shell) async throws {
        let home = try ProgramHome()
        try home.configure(
            """
            providers:
              acme: {base_url: "http://127.0.0.1:9/v1"}
            models:
              acme:one:two: {context_window: 5}
            """)
        let terminal = try await start(shell, in: home)
        for (typed, words) in Self.models {
            let read = try await self.words("parlance \(typed)", in: terminal)
            #expect(read.hasPrefix(words), "\(typed): \(read)")
        }
        // Where bash is told to let colons be.
        terminal.send("COMP_WORDBREAKS=${COMP_WORDBREAKS//:}\r")
        for (typed, words) in Self.models {
            let read = try await self.words("parlance \(typed)", in: terminal)
            #expect(read.hasPrefix(words), "\(typed): \(read)")
        }
    }

    @Test(
        "Nothing of a name is run or shown raw in any of the lists", arguments: shells, ["--theme", "-m", "-r", "-p"])
    func lists(shell: Shell, option: String) async throws {
        let home = try ProgramHome()
        let hostile = ["$(touch PWNED)", "`touch PWNED`", "${x:=`touch PWNED`}", "a'$(touch PWNED)'\"$(touch PWNED)"]
        for (index, name) in hostile.enumerated() {
            try home.folder.write("Hi", to: ".config/parlance/prompts/\(name).md")
            try home.folder.write("scheme: x", to: ".config/parlance/themes/\(name).yaml")
            let quoted = name.replacing("'", with: "''")
            try home.folder.write(
                #"{"type":"session","version":2,"id":"s\#(index)","created":"2026-01-01T00:00:00Z"}"# + "\n"
                    + #"{"type":"title","text":"\#(name.replacing("\"", with: "\\\""))"}"# + "\n"
                    + #"{"type":"user","turn":1,"text":"Hello"}"# + "\n",
                to: ".local/state/parlance/sessions/s\(index).jsonl")
            let file = home.folder.path + "/.config/parlance/config.yaml"
            let before = (try? String(contentsOfFile: file, encoding: .utf8)) ?? "llm_gateways:\n"
            try home.folder.write(
                before + "  '\(quoted)':\n    provider: openai\n    model: gpt-4o\n",
                to: ".config/parlance/config.yaml")
        }
        try home.folder.write("Hi", to: ".config/parlance/prompts/esc\u{1B}]0;owned\u{7}.md")
        let terminal = try await start(shell, in: home)
        _ = try await words("parlance \(option) \t", in: terminal)
        #expect(!FileManager.default.fileExists(atPath: home.folder.path + "/PWNED"))
        #expect(!terminal.text.contains("\u{1B}]0;owned"))
    }

    @Test("No script gives the program's words to a shell that expands them")
    func script() async throws {
        let script = try await ProgramHome().run(["completions", "bash"]).output
        #expect(!script.contains(#"compgen -W "$("#) && !script.contains(#"add_completions -W "$("#))
        #expect(script.contains("__parlance_add_names") && script.contains("compopt -o filenames"))
        #expect(try await ProgramHome().run(["--generate-completion-script", "bash"]).output == script)
        #expect(try await ProgramHome().run(["--generate-completion-script=bash"]).output == script)
    }
}
