import ChatTestSupport
import Foundation
import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("Bringing in conversations of llm")
struct LLMLogTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test("Responses of llm are put together by their conversation")
    func llm() throws {
        let rows = try JSONValue(
            parsing: """
                [{"id": "r1", "model": "mistral/mistral-small", "prompt": "Hi", "system": "Be brief.", "response": "Hello",
                  "conversation_id": "c1", "conversation_name": "Greeting", "datetime_utc": "2024-05-01T12:00:00.123456",
                  "input_tokens": 5, "output_tokens": 2, "duration_ms": 1500},
                 {"id": "r2", "model": "orca", "prompt": "x", "response": "y", "conversation_id": null},
                 {"id": "r3", "model": "gpt-4o", "prompt": "Bye", "response": "Bye!", "conversation_id": "c1"}]
                """)
        var log = LLMLogRows(responses: rows.arrayValue ?? [], turns: [])
        log.addFragment(["id": 7, "source": "notes.md", "content": "# Notes"])
        log.promptFragments.add(["response_id": "r2", "fragment_id": 7])
        log.systemFragments.add(["response_id": "r1", "fragment_id": 7])
        log.addOmission(.file, of: ["response_id": "r3"])
        let sessions = log.sessions
        #expect(sessions.map(\.id) == ["c1", "r2"])
        #expect(sessions[0].created == 1_714_564_800)
        #expect(sessions[0].system == "# Notes\n\nBe brief.")
        #expect(sessions[0].exchanges.map(\.turn.prompt) == ["Hi", "Bye"])
        #expect(
            sessions[0].exchanges.first?.turn.answer
                == .make(
                    "Hello", model: ModelID(provider: "mistral", model: "mistral-small"), finishReason: nil,
                    usage: .make(5, 2), timing: AnswerTiming(total: .milliseconds(1_500))))
        #expect(
            sessions.map { $0.exchanges.last?.turn.answer?.model.description } == ["openai:gpt-4o", "imported:orca"])
        #expect(sessions[0].exchanges[0].answered == 1_714_564_801.5)
        #expect(
            sessions[1].exchanges[0].turn.attachments == [
                PromptAttachment(name: "notes.md", content: .text("# Notes", language: "markdown"))
            ])
        #expect(sessions.map(\.omissions.sentence) == ["Left out: 1 file.", nil])
    }

    @Test("What a model says once it has the results of its tools is the rest of its answer")
    func tools() throws {
        let call = #"[{"type":"text","text":"Let me look."},{"type":"tool_call","payload":"{}"}]"#
        let rows: [JSONValue] = [
            [
                "id": "a", "conversation_id": "t", "model": "gpt-4o", "input_tokens": 5, "output_tokens": 2,
                "prompt_parts":
                    #"[{"type":"text","payload":"{\"text_ref\":[{\"fragment\":1},{\"literal\":\"\\nAnd?\"}]}"}]"#,
                "response_parts": .string(call),
            ],
            [
                "id": "b", "conversation_id": "t", "model": "gpt-4o", "input_tokens": 9, "output_tokens": 1,
                "prompt_parts": #"[{"type":"tool_result","payload":"{}"}]"#,
                "response_parts": #"[{"type":"reasoning","text":"Hm."},{"type":"text","text":"It is 3."}]"#,
            ],
        ]
        var log = LLMLogRows(responses: [], turns: rows)
        log.addFragment(["id": 1, "source": "", "content": "a fact"])
        let session = try #require(log.sessions.first)
        #expect(session.exchanges.map(\.turn.prompt) == ["And?"])
        #expect(session.exchanges.first?.turn.attachments.map(\.name) == ["fragment"])
        #expect(session.exchanges.first?.turn.answer?.text == "Let me look.\n\nIt is 3.")
        #expect(session.exchanges.first?.turn.answer?.reasoning == "Hm.")
        #expect(session.exchanges.first?.turn.answer?.usage == .make(14, 3))
        #expect(session.omissions.sentence == "Left out: 2 tool messages.")
    }

    @Test("A database of llm is read in its older and its newer form")
    func database() throws {
        let path = folder / "logs.db"
        let tables = """
            CREATE TABLE conversations (id, name, model);
            CREATE TABLE responses (id, model, prompt, system, response, conversation_id, duration_ms, datetime_utc);
            INSERT INTO conversations VALUES ('c', 'Old', 'gpt-4o');
            INSERT INTO responses VALUES
                ('r', 'gpt-4o', 'Hm?', NULL, 'Yes.', 'c', 1500, '2024-05-01T12:00:00.123456');
            CREATE TABLE threads (id, name);
            CREATE TABLE turns (id, thread_id, parent_message_hash, tip_message_hash, model, duration_ms,
                input_tokens, output_tokens, datetime_utc);
            CREATE TABLE messages (hash, parent_hash, role);
            CREATE TABLE parts (id, message_hash, position, type, text, payload);
            INSERT INTO threads VALUES ('t', 'New');
            INSERT INTO turns VALUES ('u', 't', 'q', 'a', 'gpt-4o', 20, 5, 2, '2026-11-25T19:48:19.187952+00:00');
            INSERT INTO messages VALUES ('s', NULL, 'system'), ('q', 's', 'user'), ('a', 'q', 'assistant');
            INSERT INTO parts (id, message_hash, position, type, text) VALUES (1, 's', 0, 'text', 'Be brief.'), (2, 'q', 1, 'text', 'two'),
                (3, 'q', 0, 'text', 'one'), (4, 'a', 0, 'reasoning', 'Hm.'), (5, 'a', 1, 'text', 'Three.');
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try SystemProgram.path(of: "sqlite3"))
        process.arguments = [path, tables]
        try process.run()
        process.waitUntilExit()
        let sessions = try ImportSource.llm.read(path: path)
        #expect(sessions.map(\.title) == ["Old", "New"])
        #expect(sessions.map(\.system) == [nil, "Be brief."])
        #expect(sessions.map { $0.exchanges.map(\.turn.prompt) } == [["Hm?"], ["one\n\ntwo"]])
        #expect(sessions.map { $0.exchanges.map(\.turn.answer?.text) } == [["Yes."], ["Three."]])
        #expect(sessions.map(\.created) == [1_714_564_800, 1_795_636_099])
        try folder.write("no database", to: "x.db")
        #expect(throws: ImportError.self) { try ImportSource.llm.read(path: folder / "x.db") }
    }
}
