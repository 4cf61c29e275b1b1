import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import Chat

@Suite("Bringing in conversations of other programs")
struct ImportTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// A tree as ChatGPT exports it: an answer that was tried twice, of which the second was kept.
    private static let archive = """
        [{"conversation_id": "c/../1", "title": "Cats", "create_time": 1700000000.5, "current_node": "e", "mapping": {
          "a": {"message": null, "parent": null},
          "s": {"message": {"author": {"role": "system"}, "content": {"parts": [""]}}, "parent": "a"},
          "b": {"message": {"author": {"role": "user"}, "content": {"content_type": "multimodal_text",
                "parts": [{"asset_pointer": "x"}, "What is it?"]}}, "parent": "s"},
          "c": {"message": {"author": {"role": "assistant"}, "content": {"parts": ["A dog."]}}, "parent": "b"},
          "d": {"message": {"author": {"role": "assistant"}, "content": {"parts": ["A cat."]},
                "metadata": {"model_slug": "gpt-4o"}}, "parent": "b"},
          "t": {"message": {"author": {"role": "tool"}, "content": {"parts": ["…"]}}, "parent": "d"},
          "e": {"message": {"author": {"role": "assistant"}, "content": {"parts": ["Yes."]}}, "parent": "t"}
        }}, {"title": "nothing", "mapping": {}}]
        """

    @Test("Of ChatGPT's tree the last branch is taken, without what is no text")
    func chatGPT() throws {
        let sessions = try ChatGPTArchive.read(Array(Self.archive.utf8))
        #expect(sessions.map(\.title) == ["Cats"])
        #expect(sessions.first?.created == 1_700_000_000.5)
        #expect(
            sessions.first?.turns == [
                Turn(prompt: "What is it?", answer: .make("A cat.\n\nYes.", finishReason: nil))
            ])
        #expect(throws: ImportError.self) { try ChatGPTArchive.read(Array("{}".utf8)) }
        #expect(throws: ImportError.self) { try ChatGPTArchive.read(Array("[1]".utf8)) }
        let ring =
            #"[{"id":"r","current_node":"a","mapping":{"a":{"parent":"b"},"b":{"parent":"a","message":{"author":{"role":"user"},"content":{"parts":["x"]}}}}}]"#
        #expect(try ChatGPTArchive.read(Array(ring.utf8)).first?.turns.map(\.prompt) == ["x"])
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
        let sessions = LLMLog.sessions(rows.arrayValue ?? [])
        #expect(sessions.map(\.id) == ["c1", "r2"])
        #expect(sessions[0].created == 1_714_564_800)
        #expect(sessions[0].system == "Be brief.")
        #expect(sessions[0].turns.map(\.prompt) == ["Hi", "Bye"])
        #expect(
            sessions[0].turns.first?.answer
                == .make(
                    "Hello", model: ModelID(provider: "mistral", model: "mistral-small"), finishReason: nil,
                    usage: .make(5, 2), timing: AnswerTiming(total: .milliseconds(1_500))))
        #expect(sessions.map { $0.turns.last?.answer?.model.description } == ["openai:gpt-4o", "imported:orca"])
    }

    private static let hasSQLite = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test("A database of llm is read in its older and its newer form", .enabled(if: hasSQLite))
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
            CREATE TABLE parts (id, message_hash, position, type, text);
            INSERT INTO threads VALUES ('t', 'New');
            INSERT INTO turns VALUES ('u', 't', 'q', 'a', 'gpt-4o', 20, 5, 2, '2026-11-25T19:48:19.187952+00:00');
            INSERT INTO messages VALUES ('s', NULL, 'system'), ('q', 's', 'user'), ('a', 'q', 'assistant');
            INSERT INTO parts VALUES (1, 's', 0, 'text', 'Be brief.'), (2, 'q', 1, 'text', 'two'),
                (3, 'q', 0, 'text', 'one'), (4, 'a', 0, 'reasoning', 'Hm.'), (5, 'a', 1, 'text', 'Three.');
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", path, tables]
        try process.run()
        process.waitUntilExit()
        let sessions = try ImportSource.llm.read(path: path)
        #expect(sessions.map(\.title) == ["Old", "New"])
        #expect(sessions.map(\.system) == [nil, "Be brief."])
        #expect(sessions.map { $0.turns.map(\.prompt) } == [["Hm?"], ["one\n\ntwo"]])
        #expect(sessions.map { $0.turns.map(\.answer?.text) } == [["Yes."], ["Three."]])
        #expect(sessions.map(\.created) == [1_714_564_800, 1_795_636_099])
        try folder.write("no database", to: "x.db")
        #expect(throws: ImportError.self) { try ImportSource.llm.read(path: folder / "x.db") }
    }

    @Test("It is saved once, keeps its age, and stays in the folder")
    func saving() throws {
        let store = SessionStore.make(in: folder)
        let session = try #require(try ChatGPTArchive.read(Array(Self.archive.utf8)).first)
        #expect(try store.add(session, from: .chatgpt))
        #expect(try !store.add(session, from: .chatgpt))
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder)
        #expect(names == ["20231114T221320Z-chatgpt-c1.jsonl"])
        let attributes = try FileManager.default.attributesOfItem(atPath: store.folder + "/" + names[0])
        #expect((attributes[.modificationDate] as? Date)?.timeIntervalSince1970 == 1_700_000_000)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try store.exported("last").turns == session.turns)
    }
}
