import GatewayJSON
import ChatTestSupport
import Foundation
import GatewayCore
import GatewaySchema
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("/schema")
struct SchemaCommandTests {
    private let folder: TemporaryDirectory
    private let environment: [String: String]

    init() throws {
        folder = try TemporaryDirectory()
        environment = ["HOME": folder.path]
    }

    @Test("It is set in place, shown, and taken away")
    func transcript() async {
        var transcript = CommandTranscript()
        await transcript.type(
            "/schema", #"/schema {"type": "object"}"#, "/schema show", "/schema", "/schema off", "/schema show")
        #expect(
            transcript.text == """
                > /schema
                No schema is set: answers are text.
                > /schema {"type": "object"}
                Answers will be JSON that matches the schema. /schema off stops this.
                > /schema show
                {
                  "type": "object"
                }
                > /schema
                {
                  "type": "object"
                }
                > /schema off
                Answers are text again.
                > /schema show
                No schema is set: answers are text.

                """)
        #expect(transcript.session.settings == .make())
    }

    @Test("A file is read, also from the home folder and with spaces in its name")
    func file() async throws {
        try folder.write(Schema.personText, to: "my schemas/person.json")
        for path in [folder / "my schemas/person.json", "~/my schemas/person.json"] {
            var transcript = CommandTranscript(environment: environment)
            await transcript.type("/schema \(path)")
            #expect(transcript.session.settings == .make(schema: .person))
            #expect(transcript.session.turn(for: "Ada?").request.responseFormat == .jsonSchema(.person))
        }
    }

    @Test("An inline schema may have several lines")
    func lines() async throws {
        var transcript = CommandTranscript()
        await transcript.type("/schema\n" + Schema.personText.replacingOccurrences(of: ",", with: ",\n"))
        #expect(transcript.session.settings == .make(schema: .person))
    }

    @Test("The short form of an object needs no JSON")
    func shorthand() async throws {
        var transcript = CommandTranscript()
        await transcript.type("/schema name, age int: in full years")
        let schema = try #require(transcript.session.settings.schema)
        #expect(schema.value["required"] == ["name", "age"])
        #expect(schema.value["properties"]?["age"] == ["type": "integer", "description": "in full years"])
    }

    @Test("A file with a name like the short form is a file all the same")
    func namesake() async throws {
        try folder.write(Schema.personText, to: "name, age int")
        var transcript = CommandTranscript()
        await transcript.type("/schema \(folder / "name, age int")")
        #expect(transcript.session.settings == .make(schema: .person))
    }

    @Test("What could be a short form, and cannot be read, says so; what looks like a path is a path")
    func brokenShorthand() async {
        #expect(
            await refusal(of: "name, age years").hasPrefix("error: The schema cannot be used: The field \"age\" has"))
        #expect(await refusal(of: "my schemas/x").hasPrefix("error: The schema file my schemas/x doesn't exist."))
        #expect(await refusal(of: "a b.json").hasPrefix("error: The schema file a b.json doesn't exist."))
    }

    @Test("Formats are asserted")
    func formats() async throws {
        var transcript = CommandTranscript()
        await transcript.type(#"/schema {"format": "date"}"#)
        let schema = try #require(transcript.session.settings.schema)
        #expect(!schema.validate("tomorrow").isEmpty)
    }

    @Test("Valid results are kept in a file, those that are there and those to come, a line each")
    func save() async throws {
        let path = folder / "people.jsonl"
        let people = (1...3).map { #"{"name":"Ada", "age":\#($0)}"# }
        let answers: [[ScriptedGateway.Step]] =
            [.answer(people[0]), .answer("Hi"), .answer(people[1]), .answer("no", finish: .length), .answer(people[2])]
        let run = await ChatRun(
            [
                .line("/schema save \(path)"), .line("/schema name, age int"), .line("One"), .line("/schema off"),
                .line("Hello"), .line("/schema \(Schema.personText)"), .line("/schema save \(path)"), .line("Two"),
                .line("Cut"), .line("/schema save \(path)"), .line("/schema off"), .line("Text"),
            ],
            session: .make(gateway: .make(answers: answers)))
        #expect(run.screen.contains("There are no results to save: set a schema first, with /schema."))
        #expect(run.screen.contains("1 result added to \(path); new ones will be added too."))
        #expect(run.screen.contains("Results are already being saved to \(path)."))
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == "{\"name\":\"Ada\",\"age\":1}\n{\"name\":\"Ada\",\"age\":2}\n")
    }

    @Test("A file that cannot be written is said, and nothing is kept")
    func unwritable() async throws {
        var transcript = CommandTranscript(session: .make(settings: .make(schema: .person)))
        await transcript.type("/schema save", "/schema save \(folder.path)")
        #expect(transcript.text.contains("Name the file to save results to: /schema save FILE."))
    }

    private func refusal(of argument: String) async -> String {
        let before = SessionSettings.make(schema: .person)
        var transcript = CommandTranscript(session: .make(settings: before), environment: environment)
        await transcript.type("/schema \(argument)")
        #expect(transcript.session.settings == before)
        return String(transcript.text.dropFirst("> /schema \(argument)\n".count))
    }

    @Test("A file that is no JSON is refused with its line")
    func brokenFile() async throws {
        let path = try folder.write("{\n  \"type\": \"object\",\n  \"required\": [\n}\n", to: "broken.json")
        let text = await refusal(of: path)
        #expect(text.hasPrefix("error: The schema in \(path) cannot be used: "))
        #expect(text.contains("line 4, column 1"))
    }

    @Test("A keyword that is wrong is refused with its place")
    func brokenKeyword() async {
        let text = await refusal(of: #"{"properties": {"age": {"type": "number of years"}}}"#)
        #expect(text.hasPrefix("error: The schema cannot be used: Invalid JSON Schema at /properties/age/type: "))
    }

    @Test("A file that is not there, and one that is no text, are named")
    func unreadable() async throws {
        #expect(
            await refusal(of: "~/missing.json")
                == "error: The schema file \(folder.path)/missing.json doesn't exist. "
                + "Give a path, JSON that starts with {, or fields such as: name, age int.\n"
        )
        #expect(await refusal(of: folder.path) == "error: The schema file \(folder.path) is not a file.\n")
        let binary = folder / "binary"
        try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: binary))
        #expect(await refusal(of: binary) == "error: The schema file \(binary) cannot be read as text.\n")
    }
}
