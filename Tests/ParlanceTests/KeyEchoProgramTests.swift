import Foundation
import TestSupport
import Testing

/// A server that gives the key back wherever it can: the program neither shows nor keeps it, whatever it is asked for.
struct KeyEchoProgramTests {
    private static let key = "sk-Very/secret+1234567890=abcDEF"
    /// The forms that the server writes, each of which gives the key away.
    private static let forms: [String] = [
        key, "\"\(key)\"", "Bearer \(key)", key.uppercased(), "sk-Very%2Fsecret%2B1234567890%3DabcDEF",
        "sk-Very\\/secret\\u002B1234567890\\u003DabcDEF", "sk-Very&#47;secret&#x2B;1234567890&equals;abcDEF",
        Data(key.utf8).base64EncodedString(), key.utf8.map { String($0, radix: 16) }.joined(), "sk-***7890=abcDEF",
        "sk-Very/secret+123",
    ]

    private let home: ProgramHome

    init() throws {
        home = try ProgramHome()
    }

    private static func json(_ value: Any) -> String {
        String(decoding: (try? JSONSerialization.data(withJSONObject: value)) ?? Data(), as: UTF8.self)
    }

    /// Answers the first question, and then writes the key into everything.
    private func server() throws -> LoopbackServer {
        let message = "Wrong key: " + Self.forms.joined(separator: " ")
        return try LoopbackServer { request in
            let headers: KeyValuePairs = [
                "Content-Type": "application/json", "X-Request-Id": Self.key, "X-Echo": Self.forms[4],
            ]
            if request.path.hasSuffix("/models") {
                let names = Self.forms.enumerated().map { ["id": "m\($0.offset)-\($0.element)"] }
                return LoopbackReply(headers: headers, steps: [.text(Self.json(["data": names]))])
            }
            // What was said before is sent again with every question.
            let isFirst = !request.text.contains("refused") && !request.text.contains("within")
            if isFirst { return .answer("Fine.") }
            let failure = Self.json(["error": ["message": message, "code": Self.key]])
            if request.text.contains("within") {
                return LoopbackReply(
                    headers: ["Content-Type": "text/event-stream"],
                    steps: [.piece("Half"), .text("data: \(failure)\n\n")])
            }
            return LoopbackReply(status: 401, headers: headers, steps: [.text(failure)])
        }
    }

    /// What a text has of the key: a form as a whole, or twelve characters in a row of the key itself.
    private func found(in text: String) -> [String] {
        let text = text.lowercased()
        let key = Self.key.lowercased()
        let pieces = (0...(key.count - 12)).map { String(key.dropFirst($0).prefix(12)) }
        let others = Self.forms.dropFirst(4).filter { !$0.hasPrefix("sk-Very/") } + ["7890=abcDEF"]
        return (pieces + others.map { $0.lowercased() }).filter { strstr(text, $0) != nil }
    }

    @Test("It is on no screen, in no output, and in no file")
    func nowhere() async throws {
        let server = try server()
        let variables = ["OPENAI_API_KEY": " \"Bearer \(Self.key)\"\n"]
        let chat = try home.chat(["--debug"], server: server, variables, columns: 200, rows: 60)
        let steps = [
            ("This is fine", "Fine."), ("This is refused", "Wrong key: "), ("This fails within", "Wrong key: "),
            ("/debug", "(secret)"), ("/export md", ".md"), ("/export html", ".html"), ("/export json", ".json"),
            ("/export cast", ".asciicast"),
        ]
        for (line, answer) in steps {
            try await chat.prompt()
            chat.send("\(line)\r")
            try await chat.waitFor(answer)
        }
        try await chat.quit()
        var outputs = [chat.text]
        for arguments in [
            ["models", "openai"], ["refused"], ["--json", "refused"], ["--json", "within"], ["--debug", "refused"],
        ] {
            let run = try await home.run(arguments, server: server, variables)
            outputs += [run.output, run.errorOutput]
        }
        #expect(outputs.joined().contains("Wrong key: "))
        #expect(found(in: outputs.joined(separator: "\n")).isEmpty)

        let names = try #require(FileManager.default.subpaths(atPath: home.folder.path))
        for kind in [".jsonl", "debug.log", "parlance/models/", ".md", ".html", ".asciicast"] {
            #expect(names.contains { $0.contains(kind) }, "\(kind)")
        }
        for name in names {
            let contents = FileManager.default.contents(atPath: home.folder / name) ?? Data()
            #expect(found(in: name + String(decoding: contents, as: UTF8.self)).isEmpty, "\(name)")
        }
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer \(Self.key)" })
    }

    @Test(
        "A key that cannot be one ends the run with 2, with what is wrong and nothing of it",
        arguments: [
            ("sk-verysecret 12345", "whitespace"), ("sk-verysecret\t12345", "whitespace"),
            ("sk-very\nsecret", "a line break"),
            ("sk-verysécret", "U+00E9"), ("sk-very\u{1B}[31msecret", "U+001B"),
            ("\"sk-verysecret", "a stray quotation mark"),
            ("Bearer Bearer sk-verysecret", "whitespace"), ("OPENAI_API_KEY=sk-very secret", "whitespace"),
        ])
    func refused(key: String, words: String) async throws {
        let server = try LoopbackServer()
        let run = try await home.run(["hi"], server: server, ["OPENAI_API_KEY": key])
        #expect(run.status == .exited(2) && run.output.isEmpty)
        #expect(run.errorOutput.hasPrefix("parlance: The key from OPENAI_API_KEY can't be used: "))
        #expect(run.errorOutput.contains(words) && !run.errorOutput.contains("very"))
        #expect(server.requests.isEmpty)
    }

    @Test("An unreadable store is reported once, and stops only what needs a key from it")
    func brokenStore() async throws {
        let path = try home.folder.write("{\"openai\": \"sk", to: ".config/parlance/keys.json")
        let demo = try await home.run(["-m", "demo:tour", "hi"])
        #expect(demo.status == .exited(0) && demo.output.contains("hi"))
        #expect(demo.errorOutput == "The key store \(path) isn't a JSON object of names and keys.\n")
        let server = try LoopbackServer(.answer("Fine."))
        let keyed = try await home.run(["hi"], server: server)
        #expect(keyed.status == .exited(0) && keyed.output == "Fine.\n")
        for arguments in [["hi"], ["-m", "openai:gpt-6-sol", "hi"]] {
            let refused = try await home.run(arguments)
            #expect(
                refused.status == .exited(2) && refused.errorOutput.contains("isn't a JSON object of names and keys"))
        }
    }

    @Test(
        "A pipe, a folder or a device where a file should be holds nothing up, and is told",
        arguments: [
            ("config.yaml", ["hi"], 2), ("keys.json", ["keys", "list"], 2),
            ("prompts/p.md", ["--preset", "p", "hi"], 2), ("themes/t.yaml", ["--theme", "t", "hi"], 2),
        ] as [(String, [String], Int32)])
    func files(name: String, arguments: [String], status: Int32) async throws {
        let path = try home.folder.write("", to: ".config/parlance/\(name)")
        #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
        let server = try LoopbackServer { _ in .answer("Fine.") }
        for stand in ["pipe", "link", "folder", "device"] {
            switch stand {
            case "pipe": break
            case "link": #expect(rename(path, path + ".pipe") == 0 && symlink(path + ".pipe", path) == 0)
            case "folder": #expect(unlink(path) == 0 && mkdir(path, 0o700) == 0)
            default: #expect(rmdir(path) == 0 && symlink("/dev/zero", path) == 0)
            }
            let run = try await home.run(arguments, server: server)
            #expect(run.errorOutput.contains(name), "\(stand): \(run.errorOutput)")
            #expect(run.status == .exited(status), "\(stand)")
        }
    }
}
