import ChatTestSupport
import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceConversations

@Suite("Reading a journal")
struct JournalReaderTests {
    private func read(_ lines: String...) -> JournalReader {
        JournalReader(Array(lines.joined(separator: "\n").utf8))
    }

    private func read(_ records: [JournalRecord]) -> JournalReader {
        JournalReader(
            Array(records.map { $0.json(at: "2026-01-01T00:00:00Z").serialized() + "\n" }.joined().utf8))
    }

    @Test("A session is restored: turns, answers from their pieces, tokens, the last settings")
    func wholeSession() {
        let reader = read([
            .session(id: "a", version: 1, created: "2026-01-01T00:00:00Z"),
            .settings(.make(temperature: 0)),
            .user(turn: 1, text: "Hello"), .reasoning(turn: 1, "Hm"), .reasoning(turn: 1, "."),
            .text(turn: 1, "Hi ", milliseconds: 0),
            .text(turn: 1, "there.", milliseconds: 0), .end(turn: 1, .make(usage: .make(5, 2)).counted(6, 2)),
            .settings(.make(model: .mistralLarge, system: "Be brief.")),
            .user(turn: 2, text: "Go on"), .text(turn: 2, "We"),
            .end(turn: 2, .make(model: .mistralLarge, status: .interrupted, finishReason: nil)),
        ])
        #expect(
            reader.conversation
                == .make(
                    ("Hello", .make("Hi there.", reasoning: "Hm.", usage: .make(5, 2)).counted(6, 2)),
                    ("Go on", .make("We", model: .mistralLarge, status: .interrupted, finishReason: nil))
                ))
        #expect(reader.settings == .make(model: .mistralLarge, system: "Be brief."))
        #expect(reader.unreadableLines == [])
    }

    @Test("The pieces of an answer keep their times, unless that of one is not known")
    func times() throws {
        let timed: [JournalRecord] = [
            .settings(.make()), .user(turn: 1, text: "Hello"), .reasoning(turn: 1, "Hm", milliseconds: 5),
            .text(turn: 1, "Hi ", milliseconds: 10), .text(turn: 1, "thé", milliseconds: 10),
            .text(turn: 1, "re.", milliseconds: 25),
        ]
        let answer = try #require(read(timed + [.end(turn: 1, .make(""))]).conversation.turns.first?.answer)
        let pieces = try #require(answer.timedPieces)
        #expect(pieces.map { String($0.text) } == ["Hi thé", "re."])
        #expect(pieces.map(\.milliseconds) == [10, 25])
        let gap = JournalRecord.text(turn: 1, "x")
        for gap in [[gap], [gap, .text(turn: 1, "y", milliseconds: 30)]] {
            #expect(read(timed + gap).conversation.turns.first?.answer?.timedPieces == nil)
        }
    }

    @Test("The end of a text that turned out to be reasoning is reasoning, whether the answer ended or not")
    func reasoned() {
        let pieces: [JournalRecord] = [
            .settings(.make()), .user(turn: 1, text: "Hello"), .text(turn: 1, "Begun. "), .text(turn: 1, "hmm, ü"),
            .reasoned(turn: 1, bytes: 7), .text(turn: 1, "Hi"),
        ]
        for records in [pieces, pieces + [.end(turn: 1, .make(""))]] {
            let answer = read(records).conversation.turns.first?.answer
            #expect(answer?.text == "Begun. Hi")
            #expect(answer?.reasoning == "hmm, ü")
        }
        // A damaged count moves no more than there is.
        let all = read(Array(pieces.prefix(4)) + [.reasoned(turn: 1, bytes: 1_000)]).conversation.turns.first?.answer
        #expect(all?.text == "")
        #expect(all?.reasoning == "Begun. hmm, ü")
    }

    @Test("A program that dies in an answer leaves an interrupted one of the model that was asked")
    func killed() {
        let reader = read([
            .settings(.make(model: .mistralLarge)), .user(turn: 1, text: "Hello"), .text(turn: 1, "Hi"),
            .settings(.make(model: .tour)), .user(turn: 2, text: "Again"),
        ])
        #expect(
            reader.conversation
                == .make(
                    ("Hello", .make("Hi", model: .mistralLarge, status: .interrupted, finishReason: nil)),
                    ("Again", nil)
                ))
    }

    @Test("An unreadable line is skipped and counted; what stands around it stays")
    func unreadable() {
        let reader = read(
            #"{"type":"settings","model":"openai:gpt-4o"}"#,
            #"{"type":"user","turn":1,"text":"Hello"}"#,
            #"{"type":"text","turn":1,"text":"Hi"#,
            #"{"type":"text","turn":1,"text":" there"}"#,
            "",
            #"["no object"]"#,
            #"{"turn":1}"#,
            #"{"type":"end","turn":1,"model":"openai:gpt-4o","status":"complete","finish_reason":"stop"}"#
        )
        #expect(reader.conversation == .make(("Hello", .make(" there"))))
        #expect(reader.unreadableLines == [3, 6, 7])
    }

    @Test("A type that is not known is skipped: a newer version wrote it")
    func unknownType() {
        let reader = read(
            #"{"type":"settings","model":"openai:gpt-4o","mood":"good"}"#,
            #"{"type":"mood","text":"good"}"#,
            #"{"type":"user","turn":1,"text":"Hello"}"#
        )
        #expect(reader.conversation == .make(("Hello", nil)))
        #expect(reader.settings == .make())
        #expect(reader.unreadableLines == [])
    }

    @Test("Branches come back as a tree, with the branch that was last on")
    func branches() {
        let reader = read([
            .session(id: "a", version: 2, created: "2026-01-01T00:00:00Z"), .settings(.make()), .title("Greetings"),
            .user(turn: 1, parent: 0, text: "Hello"), .text(turn: 1, "Hi"), .end(turn: 1, .make("")),
            .user(turn: 2, parent: 0, text: "Hello", model: .tour, temperature: 0.2), .text(turn: 2, "Ho"),
            .user(turn: 3, parent: 2, text: "More"), .title("Farewell"), .go(turn: 1),
        ])
        var tree = ConversationTree()
        tree.append(Turn(prompt: "Hello", answer: .make("Hi")), after: nil)
        let cut = Answer.make("Ho", model: .tour, status: .interrupted, finishReason: nil)
        tree.append(Turn(prompt: "Hello", answer: cut, temperature: 0.2), after: nil)
        tree.append(Turn(prompt: "More"), after: 2)
        tree.move(to: 1)
        #expect(reader.tree == tree)
        #expect(reader.conversation == .make(("Hello", .make("Hi"))))
        #expect(reader.title == "Farewell")
        #expect(reader.version == 2)
    }

    @Test("Going before the first turn starts over; an unknown place is ignored")
    func go() {
        let turns: [JournalRecord] = [.settings(.make()), .user(turn: 1, text: "Hello"), .user(turn: 2, text: "More")]
        #expect(read(turns + [.go(turn: 0)]).conversation == Conversation())
        #expect(read(turns + [.go(turn: 1), .go(turn: 9)]).tree.current == 1)
    }

    @Test("An end with the whole answer takes the place of the pieces before, of which some may be lost")
    func wholeEnd() {
        let reader = read([
            .settings(.make()), .user(turn: 1, text: "Hello"), .text(turn: 1, "Hi "), .reasoning(turn: 1, "H"),
            .end(turn: 1, .make("Hi there.", reasoning: "Hm."), isWhole: true),
        ])
        #expect(reader.conversation == .make(("Hello", .make("Hi there.", reasoning: "Hm."))))
    }

    @Test("An answer outlives the line that named its model")
    func lostSettings() {
        let reader = read([.user(turn: 1, text: "Hello"), .text(turn: 1, "Hi"), .end(turn: 1, .make(""))])
        #expect(reader.conversation == .make(("Hello", .make("Hi"))))
    }

    @Test("A lost prompt leaves a gap, so that later turns keep their numbers")
    func gap() {
        let reader = read(
            #"{"type":"settings","model":"openai:gpt-4o"}"#,
            #"{"type":"user","turn":1,"te"#,
            #"{"type":"text","turn":1,"text":"lost"}"#,
            #"{"type":"user","turn":2,"text":"Hello"}"#,
            #"{"type":"text","turn":2,"text":"Hi"}"#
        )
        let answer = Answer.make("Hi", status: .interrupted, finishReason: nil)
        let kept = Answer.make("lost", status: .interrupted, finishReason: nil)
        #expect(reader.conversation == .make(("", kept), ("Hello", answer)))
        #expect(
            reader.conversation.messages(system: nil)
                == [.user("(This message was lost.)"), .assistant("lost"), .user("Hello"), .assistant("Hi")])
    }

    @Test(
        "A number of a turn that cannot be costs nothing: the words come next",
        arguments: [0, -1, Int.min, Int.max, 1_000_000_000])
    func absurdTurn(turn: Int) {
        let reader = read([
            .settings(.make()), .user(turn: turn, text: "x"), .text(turn: turn, "y"), .end(turn: turn, .make()),
            .user(turn: 1, text: "Hello"),
        ])
        #expect(reader.tree.nodes.map(\.turn.prompt) == ["x", "Hello"])
        #expect(reader.tree.nodes.map(\.parent) == [nil, 1])
    }

    @Test("Bytes that are not UTF-8 cost their own text alone")
    func brokenEncoding() {
        let bytes =
            Array(#"{"type":"settings","model":"openai:gpt-4o"}"#.utf8) + Array("\n\u{0}\n".utf8) + [0xFF, 0x0A]
            + Array(#"{"type":"user","turn":1,"text":"a"#.utf8) + [0xC3] + Array(#"b"}"#.utf8)
        let reader = JournalReader(bytes)
        #expect(reader.conversation == .make(("a\u{FFFD}b", nil)))
        #expect(reader.unreadableLines == [2, 3])
    }

    @Test(
        "A journal that was cut right at its start is an empty session without settings",
        arguments: ["", "\n", "{\"ty"])
    func cutAtStart(text: String) {
        let reader = read(text)
        #expect(reader.conversation == Conversation())
        #expect(reader.settings == nil)
    }
}
