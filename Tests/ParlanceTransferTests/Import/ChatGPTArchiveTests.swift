import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceConversations
@testable import ParlanceTransfer

@Suite("Bringing in conversations of ChatGPT")
struct ChatGPTArchiveTests {
    /// A conversation as ChatGPT exports it: what is hidden, an answer around a tool, a prompt that was changed, an answer
    /// that was asked for again, of which the first was shown last.
    private static let archive = """
        [{"conversation_id": "c/../1", "title": "Cats", "create_time": 1700000000.5, "current_node": "a2",
          "default_model_slug": "gpt-4o", "mapping": {
          "root": {"id": "root", "message": null, "parent": null, "children": ["s"]},
          "s": {"message": {"author": {"role": "system"}, "content": {"content_type": "text", "parts": [""]},
                "weight": 0.0, "metadata": {"is_visually_hidden_from_conversation": true}},
                "parent": "root", "children": ["ctx"]},
          "ctx": {"message": {"author": {"role": "user"}, "content": {"content_type": "user_editable_context",
                  "user_profile": "secret", "user_instructions": "secret"},
                  "metadata": {"is_visually_hidden_from_conversation": true}}, "parent": "s", "children": ["u1b", "u1"]},
          "u1": {"message": {"author": {"role": "user"}, "create_time": 1700000001.25, "content":
                 {"content_type": "multimodal_text", "parts": [
                   {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_1", "width": 1},
                   "What is it?"]},
                 "metadata": {"attachments": [{"name": "a.png", "mime_type": "image/png"},
                                              {"name": "b.pdf", "mime_type": "application/pdf"}]}},
                 "parent": "ctx", "children": ["e"]},
          "e": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "text", "parts": [""]},
                "metadata": {"model_slug": "gpt-5-2"}}, "parent": "u1", "children": ["t"]},
          "t": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "thoughts", "thoughts":
                [{"summary": "Looking", "content": "It has fur."}]}}, "parent": "e", "children": ["k"]},
          "k": {"message": {"author": {"role": "assistant"}, "recipient": "python", "content":
                {"content_type": "code", "language": "python", "text": "look()"}}, "parent": "t", "children": ["x"]},
          "x": {"message": {"author": {"role": "tool", "name": "python"}, "content":
                {"content_type": "execution_output", "text": "fur"}}, "parent": "k", "children": ["r"]},
          "r": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "reasoning_recap",
                "content": "Thought for 8s"}}, "parent": "x", "children": ["a1"]},
          "a1": {"message": {"author": {"role": "assistant"}, "create_time": 1700000009, "recipient": "all", "content":
                 {"content_type": "text", "parts": ["A \\ue200entity\\ue202[\\"animal\\",\\"cat\\"]\\ue201.\\ue200cite\\ue202turn0search1\\ue202turn0search2\\ue201"]},
                 "metadata": {"model_slug": "gpt-5-2-thinking"}}, "parent": "r", "children": ["u2"]},
          "u2": {"message": {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["Sure?"]}},
                 "parent": "a1", "children": ["a2", "a3"]},
          "a2": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "text", "parts": ["Yes."]},
                 "metadata": {"finish_details": {"type": "interrupted"}}}, "parent": "u2", "children": []},
          "a3": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "text", "parts": ["No."]},
                 "metadata": {"finish_details": {"type": "max_tokens"}}}, "parent": "u2", "children": []},
          "u1b": {"message": {"author": {"role": "user"}, "content": {"content_type": "multimodal_text", "parts":
                  [{"content_type": "audio_transcription", "text": "Who is it?"},
                   {"content_type": "audio_asset_pointer"}]}}, "parent": "ctx", "children": []}
        }}, {"title": "nothing", "mapping": {}}, {"conversation_id": "n", "mapping": {"a": {"message": null}}}]
        """

    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test(
        "Times that no clock has shown are unknown, and stop nothing",
        arguments: [
            "1e300", "-1e300", "-5", "null", "9.3e18", "-9.3e18", "253402300800", "1.7976931348623157e308", "\"x\"",
            "1e12",
        ])
    func times(time: String) throws {
        let text = """
            [{"id": "c", "title": "T", "create_time": \(time), "current_node": "b", "mapping": {
              "a": {"id": "a", "children": ["b"], "message": {"author": {"role": "user"}, "create_time": \(time),
                    "content": {"content_type": "text", "parts": ["hello"]}}},
              "b": {"id": "b", "parent": "a", "message": {"author": {"role": "assistant"}, "create_time": \(time),
                    "content": {"content_type": "text", "parts": ["hi"]}}}}}]
            """
        let session = try #require(try ChatGPTArchive.read(Array(text.utf8)).first)
        #expect(session.created == 0)
        let store = SessionStore(folder: folder / "sessions")
        #expect(try store.add(session, from: .chatgpt))
        #expect(store.files().first?.id == "19700101T000000Z-chatgpt-c")
    }

    @Test("The whole tree comes, the branch that was shown last is the current one, and what is left out is told")
    func tree() throws {
        let sessions = try ChatGPTArchive.read(Array(Self.archive.utf8))
        #expect(sessions.map(\.title) == ["Cats"])
        let session = try #require(sessions.first)
        #expect(session.created == 1_700_000_000.5)
        #expect(session.system == nil)
        let exchanges = session.exchanges
        #expect(exchanges.map(\.turn.prompt) == ["What is it?", "Sure?", "Sure?", "Who is it?"])
        #expect(exchanges.map(\.parent) == [nil, 1, 1, nil])
        #expect(exchanges.map(\.turn.answer?.text) == ["A cat.", "Yes.", "No.", nil])
        #expect(exchanges.map(\.turn.answer?.status) == [.complete, .interrupted, .complete, nil])
        #expect(exchanges[2].turn.answer?.isCut == true)
        #expect(exchanges[0].turn.answer?.reasoning == "Looking\nIt has fur.")
        #expect(
            exchanges.map { $0.turn.answer?.model.description } == [
                "openai:gpt-5-2-thinking", "openai:gpt-4o", "openai:gpt-4o", nil,
            ])
        #expect(exchanges[0].asked == 1_700_000_001.25)
        #expect(exchanges[0].answered == 1_700_000_009)
        #expect(session.current == 2)
        #expect(session.tree.conversation.turns.map(\.answer?.text) == ["A cat.", "Yes."])
        #expect(
            session.omissions.sentence
                == "Left out: 1 image, 1 recording, 1 file, 2 tool messages, 1 custom instruction.")
    }

    @Test("A prompt without words stands for what it showed; damage is no reason to lose the rest")
    func damage() throws {
        func prompts(_ mapping: String, current: String = "a") throws -> [String] {
            let json = #"[{"id": "r", "current_node": "\#(current)", "mapping": {\#(mapping)}}]"#
            return try ChatGPTArchive.read(Array(json.utf8)).flatMap { $0.exchanges.map(\.turn.prompt) }
        }
        let user = #""message": {"author": {"role": "user"}, "content": {"parts": ["x"]}}"#
        #expect(try prompts(#""a": {"parent": "b"}, "b": {"parent": "a", \#(user)}"#) == ["x"])
        #expect(try prompts(#""a": {"parent": "gone", \#(user)}, "b": {"message": 3, "parent": "a"}"#) == ["x"])
        #expect(try prompts(#""a": {\#(user)}"#, current: "gone") == ["x"])
        let image = #""content": {"parts": [{"content_type": "image_asset_pointer"}]}"#
        #expect(try prompts(#""a": {"message": {"author": {"role": "user"}, \#(image)}}"#) == ["[Left out: 1 image.]"])
        #expect(throws: ImportError.self) { try ChatGPTArchive.read(Array("{}".utf8)) }
        #expect(throws: ImportError.self) { try ChatGPTArchive.read(Array("[1]".utf8)) }
    }

    @Test(
        "A list of anything else is given up at its first element, however long it is", arguments: ["0", "null", "[]"])
    func otherList(element: String) {
        var list = ChatGPTList()
        let piece = Array("[\(element),\(element),".utf8)
        let isMoreWanted = list.feed(piece[...]) { _ in }
        #expect(!isMoreWanted)
        #expect(list.fault?.message.hasSuffix("it should be a list of conversations.") == true)
    }

    @Test("A very long conversation is gone down without running out of stack")
    func long() throws {
        let nodes = (1...20_000).map {
            #""\#($0)":{"parent":"\#($0 - 1)","message":{"author":{"role":"user"},"content":{"parts":["x"]}}}"#
        }
        let json = #"{"id":"l","current_node":"20000","mapping":{\#(nodes.joined(separator: ","))}}"#
        let session = try #require(try ChatGPTArchive.read(Array(json.utf8)).first)
        #expect(session.current == 20_000)
        #expect(session.exchanges.last?.parent == 19_999)
    }

    @Test("A folder is read with all its lists; each conversation comes once")
    func lists() throws {
        func list(_ ids: String...) -> String {
            let node = #"{"a":{"message":{"author":{"role":"user"},"content":{"parts":["x"]}}}}"#
            return "[\(ids.map { #"{"id":"\#($0)","mapping":\#(node)}"# }.joined(separator: ","))]"
        }
        try folder.write(list("1", "2"), to: "export/conversations-000.json")
        try folder.write(list("2", "3"), to: "export/conversations-001.json")
        try folder.write("no list", to: "export/shared_conversations.json")
        #expect(try ChatGPTArchive.read(path: folder / "export").map(\.id) == ["1", "2", "3"])
        #expect(try ChatGPTArchive.read(path: folder / "export/conversations-001.json").map(\.id) == ["2", "3"])
        #expect(throws: ImportError.self) { try ChatGPTArchive.read(path: folder.path) }
        #expect(throws: ImportError("The file \(folder / "none") doesn't exist.")) {
            try ChatGPTArchive.read(path: folder / "none")
        }
        #expect(ChatGPTArchive.isList("a b/conversations.json"))
        #expect(!ChatGPTArchive.isList("__MACOSX/conversations.json"))
    }

    /// A ZIP archive of one file, `x/conversations.json` with `[]`, that is stored as it is.
    private static var zip: [UInt8] {
        let name = Array("x/conversations.json".utf8)
        // Version, flags, method and time; the checksum of "[]"; both sizes; the name's length.
        let common: [UInt8] =
            [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + [0x29, 0xBB, 0x4C, 0x0D] + [
                2, 0, 0, 0, 2, 0, 0, 0, UInt8(name.count), 0,
            ]
        let file = [0x50, 0x4B, 3, 4] + common + [0, 0] + name + Array("[]".utf8)
        let entry = [0x50, 0x4B, 1, 2, 10, 0] + common + Array(repeating: 0, count: 16) + name
        let place = UInt8(file.count)
        return file + entry + [
            0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(entry.count), 0, 0, 0, place, 0, 0, 0, 0, 0,
        ]
    }

    @Test("An archive is unpacked")
    func archive() throws {
        _ = try SystemProgram.path(of: "unzip")
        try folder.write(bytes: Self.zip, to: "-export [1].zip")
        #expect(try ChatGPTArchive.read(path: folder / "-export [1].zip") == [])
        try folder.write("PK no archive", to: "broken.zip")
        #expect(throws: ImportError("The archive \(folder / "broken.zip") cannot be unpacked.")) {
            try ChatGPTArchive.read(path: folder / "broken.zip")
        }
    }

    @Test("It is saved once with its branches and times, keeps its age, and stays in the folder")
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
        let text = try folder.read("state/sessions/" + names[0])
        let reader = JournalReader(Array(text.utf8))
        #expect(reader.tree == session.tree)
        #expect(reader.title == "Cats")
        #expect(text.contains(#""turn":1,"parent":0,"time":"2023-11-14T22:13:21Z""#), "\(text)")
        #expect(text.contains(#""end","turn":1,"time":"2023-11-14T22:13:29Z""#))
    }
}
