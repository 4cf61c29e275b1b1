import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Finding sessions")
struct SessionFindingTests {
    private let folder: TemporaryDirectory
    private let store: SessionStore
    /// A minute after the last of the sessions.
    private static let now = 1_767_225_600.0 + 7_260

    init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
        try store.write(
            [
                .settings(.make()), .user(turn: 1, parent: 0, text: "Explain monads."),
                .text(turn: 1, "A monad\nis a box."),
                .end(turn: 1, .make("", usage: .make(1_000, 200))),
            ],
            to: "20260101T000000Z-abc", at: 0)
        try store.write(
            [
                .settings(.make(model: .mistralLarge)), .title("Cooking"), .user(turn: 1, parent: 0, text: "Pasta?"),
                .text(turn: 1, "Boil it."), .user(turn: 2, parent: 0, text: "Rice?"),
                .text(turn: 2, "Steam\u{1B}[2J it."),
            ],
            to: "20260101T020000Z-abd", at: 7_200)
        try store.write([.session(id: "x", version: 2, created: "")], to: "20260101T010000Z-empty", at: 3_600)
    }

    private func output(columns: Int = 80, _ use: (SessionsTool) throws -> Void) rethrows -> String {
        let recorder = OutputRecorder()
        try use(
            SessionsTool(
                store: store, catalog: ServedCatalog([.make()]),
                output: TerminalWriter.make(for: recorder, isTerminal: true, columns: columns), now: Self.now))
        return recorder.text
    }

    @Test("The list has the newest first, with what each took; a session in which nothing was said is none")
    func list() throws {
        #expect(
            try output { try $0.list(limit: nil) } == """
                session    age  turns  tokens     cost  model                 title
                abd      1 min      2       —        —  mistral-large-latest  Cooking
                abc        2 h      1   1,200  $0.0045  gpt-4o                Explain monads.

                """)
        #expect(
            try output(columns: 40) { try $0.list(limit: 1) } == """
                session    age  turns  cost  title
                abd      1 min      2     —  Cooking
                2 more: --all lists them, `parlance
                sessions search WORDS` searches them.

                """)
    }

    @Test("A search shows where all the words were said, the newest session first, and no control characters")
    func search() throws {
        #expect(
            try output { _ = try $0.search(["IT"]) } == """
                abd 1 min Cooking
                  1 Boil it.
                  2 Steam^[[2J it.

                """)
        #expect(
            try output { _ = try $0.search(["monad", "box"]) } == """
                abc 2 h Explain monads.
                  1 › Explain monads.
                  1 openai:gpt-4o: A monad
                  1 openai:gpt-4o: is a box.

                """)
        #expect(try output { _ = try $0.search(["monad", "pasta"]) } == "")
    }

    @Test("A terminal gets the first lines of each session, or all")
    func manyLines() throws {
        let answer = (1...8).map { "needle \($0)" }.joined(separator: "\n")
        try store.write([.user(turn: 1, text: "x"), .text(turn: 1, answer)], to: "20260101T030000Z-many")
        #expect(try output { _ = try $0.search(["needle"]) }.hasSuffix("  1 needle 5\n  … 3 more lines\n"))
        #expect(try output { _ = try $0.search(["needle"], showsAll: true) }.hasSuffix("  1 needle 7\n  1 needle 8\n"))
    }

    @Test("A session is shown as it was, with what is on other branches counted")
    func show() throws {
        let text = try output { try $0.show("cooking") }
        #expect(
            text == """
                Cooking
                20260101T020000Z-abd · mistral:mistral-large-latest · 2 turns

                you
                Rice?

                mistral:mistral-large-latest
                Steam^[[2J it.

                (stopped)

                1 turn on other branches: /tree in `parlance -r abd` shows them.

                """)
    }

    @Test("Prompts and answers are broken between words, and an answer's Markdown is laid out")
    func showInNarrowWindow() throws {
        try store.write(
            [.user(turn: 1, text: "Words that do not fit"), .text(turn: 1, "## A **bold** claim of many words\n")],
            to: "20260101T030000Z-long")
        let text = try output(columns: 12) { try $0.show("long") }
        #expect(
            text.contains("\nyou\nWords that\ndo not fit\n\nunknown:unknown\nA bold claim\nof many\nwords\n\n"),
            "\(text)")
    }

    @Test(
        "A session is meant by its name, by the beginning of it, and by its title",
        arguments: ["20260101T000000Z-abc", "abc", "20260101T00", "explain MONADS.", "expl"])
    func meant(name: String) throws {
        #expect(try store.find(name).shortID == "abc")
    }

    @Test("The last session is the last in which something was said, whatever another is called")
    func last() throws {
        #expect(try store.find("last").shortID == "abd")
        try store.write([.session(id: "x", version: 2, created: "")], to: "20260101T030000Z-new", at: 9_000)
        #expect(try store.find("last").shortID == "abd")
        try store.write([.title("Last"), .user(turn: 1, text: "x")], to: "20260101T030000Z-old", at: 1)
        #expect(try store.find("last").shortID == "abd")
        #expect(try store.find("LAST").shortID == "old")
        let settings = [JournalRecord](repeating: .settings(.make(system: "long")), count: 4_000)
        try store.write(settings + [.user(turn: 1, text: "x")], to: "20260101T040000Z-late", at: 8_000)
        #expect(try store.find("last").shortID == "late")
    }

    @Test("Where a name may be several, they are named with their titles")
    func ambiguous() {
        let error = #expect(throws: FileError.self) { try store.find("ab") }
        #expect(error?.message == "'ab' matches 2 sessions: abd 'Cooking', abc 'Explain monads.'.")
    }

    @Test("A name that may be several, or none, is no session", arguments: ["ab", "2026", "nothing", "", " "])
    func notMeant(name: String) {
        #expect(throws: FileError.self) { try store.find(name) }
    }

    @Test("Only a session's whole name removes it; what would is told")
    func remove() throws {
        for name in ["Cooking", "20260101T02"] {
            let error = #expect(throws: FileError.self) { try output { try $0.remove([name]) } }
            #expect(
                error?.message
                    == "'\(name)' is not the full name of a session. To remove abd 'Cooking': parlance sessions rm abd"
            )
        }
        #expect(throws: FileError.self) { try output { try $0.remove(["ab"]) } }
        #expect(store.files().count == 3)
        #expect(try output { try $0.remove(["abc"]) } == "Removed: abc Explain monads.\n")
        #expect(try output { try $0.remove(["empty"]) } == "Removed: empty\n")
        #expect(store.files().map(\.shortID) == ["abd"])
    }

    @Test("A session that is open elsewhere is not removed, which is said")
    func removeOpen() throws {
        let open = try Journal(path: "\(store.folder)/20260101T020000Z-abd.jsonl", isNew: false)
        let error = #expect(throws: FileError.self) { try output { try $0.remove(["abd"]) } }
        #expect(
            error?.message
                == "The session abd 'Cooking' is open in another process; close it there first.")
        #expect(store.files().count == 3)
        withExtendedLifetime(open) {}
    }

    @Test("A session without a word, or without a whole line, is told of instead of shown, and is not gone on with")
    func nothingToShow() throws {
        let empty = #expect(throws: FileError.self) { try output { try $0.show("empty") } }
        #expect(empty?.message == "The session 20260101T010000Z-empty is empty.")
        try folder.write("no JSON\nat all", to: "state/sessions/damaged.jsonl")
        let damaged = try store.find("damaged")
        let error = #expect(throws: FileError.self) { _ = try store.open(damaged) }
        #expect(error?.message == "The session in \(damaged.path) cannot be read: it is damaged.")
        #expect(try store.openLast()?.title == "Cooking")
        #expect(output { _ = try? $0.show("damaged") }.hasPrefix("2 lines of"))
    }

    @Test("What is in the way is told: a file where the folder should be. A folder that is not there yet is none")
    func obstacle() throws {
        try folder.write("", to: "file")
        let store = SessionStore(folder: folder / "file")
        let recorder = OutputRecorder()
        let tool = SessionsTool(
            store: store, catalog: ServedCatalog([]), output: TerminalWriter.make(for: recorder), now: Self.now)
        let sentence = "The sessions in \(store.folder) cannot be read: Not a directory."
        #expect(throws: FileError(sentence)) { try tool.list(limit: nil) }
        #expect(throws: FileError(sentence)) { _ = try tool.search(["x"]) }
        #expect(throws: FileError(sentence)) { _ = try store.find("x") }
        #expect(throws: FileError(sentence)) { _ = try store.openLast() }
        #expect(recorder.text == "")
        let none = SessionsTool(
            store: SessionStore(folder: folder / "none"), catalog: ServedCatalog([]),
            output: TerminalWriter.make(for: recorder),
            now: Self.now)
        try none.list(limit: nil)
        #expect(recorder.text == "There are no sessions yet.\n")
    }

    @Test("What has the name of a session and is no file is passed over")
    func noFile() throws {
        try folder.write("", to: "state/sessions/folder.jsonl/x")
        #expect(store.files().count == 3)
    }

    @Test(
        "Titles have half of the width; of the other columns there are as many as fit then",
        arguments: [
            (160, "session    age  turns  tokens     cost  model                 title"),
            (120, "session    age  turns     cost  model                 title"),
            (80, "session    age  turns  tokens     cost  title"), (60, "session    age  turns  title"),
            (50, "session    age  turns  title"), (40, "session    age  title"),
        ])
    func room(columns: Int, head: String) throws {
        try store.write(
            [.settings(.make(model: .mistralLarge)), .user(turn: 1, text: String(repeating: "word ", count: 12))],
            to: "20260101T030000Z-long", at: 7_200)
        let lines = try output(columns: columns) { try $0.list(limit: nil) }.split(separator: "\n")
        #expect(lines[0].hasPrefix(head), "\(lines[0])")
        #expect(lines.allSatisfy { $0.cellWidth <= columns })
        let title = lines[1].firstRange(of: "word").map { String(lines[1][$0.lowerBound...]) } ?? ""
        #expect(title.cellWidth >= min(59, columns / 2), "\(lines[1])")
    }

    @Test(
        "Any words of a title find a session, in any order and case, else any words that were said in it",
        arguments: [
            ("monads", ["abc"]), ("MONADS explain", ["abc"]), ("ook", ["abd"]), ("rice", ["abd"]),
            ("steam pasta", ["abd"]), ("box  monad", ["abc"]), ("i", ["abd", "abc"]), ("is a", ["abc"]), ("it is", []),
            ("pasta box", []), ("\u{0301}", []),
        ])
    func words(_ words: String, found: [String]) {
        #expect(store.matches(for: words).map(\.shortID) == found)
    }

    static let titles: [(prompts: [String], title: String)] = [
        (["Hello"], "Hello"), (["\n \n  Two   words\nmore"], "Two words"), ([" \n"], ""), ([], ""),
        (["Hello. Explain what a monad is. Then more of it"], "Explain what a monad is."),
        ([String(repeating: "word ", count: 30)], String(repeating: "word ", count: 12) + "…"),
        ([String(repeating: "x", count: 99)], String(repeating: "x", count: 59) + "…"),
        // What only greets, or sees whether somebody is there, is passed over.
        (["hi", "test 123", "What is a fox?"], "What is a fox?"), (["Hi Claude!", "Thanks!", "ok"], "Hi Claude!"),
        (["Good morning 👋", "…", "Fix it"], "Fix it"),
        (["Hey, how are you?\n\nI need a name for a cat."], "I need a name for a cat."),
        (["Hello there! Can you hear me? Then sing."], "Then sing."), (["你好！", "请写一首诗"], "请写一首诗"),
        (["你好，请写一首诗"], "请写一首诗"), (["こんにちは", "富士山の高さは？"], "富士山の高さは？"),
        (["Hallo, wie geht es dir?", "Was ist ein Fuchs?"], "Was ist ein Fuchs?"),
        // What begins alike and asks something.
        (["Hello World in C"], "Hello World in C"), (["hello world"], "hello world"),
        (["Hi-fi for beginners"], "Hi-fi for beginners"), (["Test my regex"], "Test my regex"),
        (["How does this work?"], "How does this work?"), (["Good morning routines"], "Good morning routines"),
        // Code and quotations are what is asked about; the words are beside them.
        (["```swift\nlet x = 1\n```\nWhy does this fail?"], "Why does this fail?"),
        (["> a quotation\n\nTranslate this."], "Translate this."), (["```\nlet x = 1\n```"], "let x = 1"),
        (["Fix this code:\nlet x"], "Fix this code"), (["# A heading\ntext"], "A heading"), (["## "], "##"),
        (["E = mc²?"], "E = mc²?"), (["2+2"], "2+2"), (["@main.swift"], "@main.swift"),
    ]

    @Test("A title is the first sentence of the first prompt that asks something", arguments: titles)
    func title(prompts: [String], title: String) {
        #expect(SessionTitle.make(from: prompts) == title)
    }

    @Test(
        "Of what a model writes as a title its first line is taken, without what makes it look like one",
        arguments: [
            ("Foxes", "Foxes"), ("\n## **\"Foxes and hares.\"**\nmore", "Foxes and hares"), ("Title: Foxes", "Foxes"),
            ("「狐」", "「狐」"), ("…\n", ""), ("", ""), ("What is C++?", "What is C++?"),
        ])
    func clean(written: String, title: String) {
        #expect(SessionTitle.clean(written) == title)
    }

    @Test("In a list, by a search, and in a chat the title is the same; what /compact asks is none")
    func sameTitle() throws {
        try store.write(
            [
                .user(turn: 1, text: "hi"), .text(turn: 1, "Hello!"), .end(turn: 1, .make("")),
                .user(turn: 2, text: "Hello! Why is the sky blue?\nBriefly."),
            ], to: "20260101T030000Z-sky", at: 9_000)
        let file = try store.find("sky blue")
        #expect(file.shortID == "sky")
        #expect(store.title(of: file) == "Why is the sky blue?")
        #expect(try store.open(file).tree.turns.count == 2)
        let session = Session.make(conversation: .make(("hi", .make()), ("Hello! Why is the sky blue?", .make())))
        #expect(session.title == "Why is the sky blue?")
        #expect(try output(columns: 80) { try $0.list(limit: 1) }.contains("  Why is the sky blue?\n"))
        var compacted = Session.make(conversation: .make(("hi", .make()), ("hello", .make())))
        _ = compacted.graft([Turn(prompt: "What have we said so far?", answer: .make(), summarized: 2)])
        #expect(compacted.title == "hi")
    }

    @Test(
        "An age is as coarse as it is great",
        arguments: [
            (-5, "now"), (59, "now"), (60, "1 min"), (3_599, "59 min"), (7_199, "1 h"), (172_799, "47 h"),
            (172_800, "2 d"),
            (1_814_400, "3 wk"), (63_072_000, "2 y"), (.infinity, "now"), (1e300, "31709 y"),
        ] as [(Double, String)])
    func age(seconds: Double, text: String) {
        #expect(Age.text(seconds) == text)
    }
}
