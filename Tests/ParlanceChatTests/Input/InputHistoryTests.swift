import ChatTestSupport
import Foundation
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Input history")
struct InputHistoryTests {
    private let folder: TemporaryDirectory
    private let history: InputHistory

    init() throws {
        folder = try TemporaryDirectory()
        history = InputHistory(path: folder / "state/history")
    }

    @Test("Without a file there are no entries")
    func missing() {
        #expect(history.load() == [])
    }

    @Test("Entries come back in the order in which they were added, line breaks and all")
    func roundTrip() throws {
        let entries = ["first", "two\nlines", "  ".trimmingWhitespace() + "tab\there", "quote \" and \\", "👩‍👩‍👧 zoë"]
        for entry in entries { try history.add(entry) }
        #expect(history.load() == entries)
        #expect(try folder.read("state/history").split(separator: "\n").count == entries.count)
    }

    @Test("An entry that starts with a space, and an empty one, are kept out")
    func secrets() throws {
        try history.add("kept")
        try history.add(" export KEY=secret")
        try history.add("")
        #expect(history.load() == ["kept"])
        #expect(!(try folder.read("state/history")).contains("secret"))
    }

    @Test("The newest entries are offered; the older ones stay in the file")
    func limit() throws {
        let count = InputHistory.limit + 5
        for number in 1...count { try history.add("entry \(number)") }
        #expect(history.load() == (6...count).map { "entry \($0)" })
        #expect(try folder.read("state/history").split(separator: "\n").count == count)
    }

    @Test("Two sessions side by side do not overwrite each other")
    func twoWriters() throws {
        let other = InputHistory(path: history.path)
        try history.add("a")
        try other.add("b")
        try history.add("c")
        #expect(history.load() == ["a", "b", "c"])
    }

    @Test("What other sessions add is news, once; what this one adds is not")
    func news() throws {
        let other = InputHistory(path: history.path)
        try history.add("before")
        #expect(other.load() == ["before"])
        #expect(history.news() == [])
        try history.add("mine")
        try other.add("theirs")
        try history.add("theirs")
        try history.add("mine again")
        #expect(history.news() == ["theirs"])
        #expect(history.news() == [])
        #expect(other.news() == ["mine", "theirs", "mine again"])
    }

    @Test("A file that somebody made anew is read from its start; a line that is not whole waits")
    func newFile() throws {
        try history.add("a long entry of the old file")
        #expect(history.load().count == 1)
        try folder.write("\"new\"\n\"half", to: "state/history")
        #expect(history.news() == ["new"])
        try folder.write("\"new\"\n\"half and half\"\n", to: "state/history")
        #expect(history.news() == ["half and half"])
    }

    @Test("Many writers at once tear no line")
    func manyWriters() async throws {
        let history = history
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0..<50 {
                        try history.add("\(writer).\(number) " + String(repeating: "x", count: 300))
                    }
                }
            }
            try await group.waitForAll()
        }
        let numbers = history.load().compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(numbers.sorted() == (0..<4).flatMap { writer in (0..<50).map { "\(writer).\($0)" } }.sorted())
    }

    @Test("Lines that cannot be read are skipped")
    func unreadable() throws {
        try history.add("before")
        let damaged = try folder.read("state/history") + "{\"an\": \"object\"}\n\"cut off\n12\n\n\"after\"\n"
        try folder.write(damaged, to: "state/history")
        #expect(history.load() == ["before", "after"])
    }

    @Test("Only the owner can read the file and its folder")
    func modes() throws {
        try history.add("secret")
        #expect(try permissions(of: history.path) == 0o600)
        #expect(try permissions(of: folder / "state") == 0o700)
    }

    @Test("A history that cannot be saved says where and why")
    func unwritable() throws {
        try folder.write("", to: "file")
        let path = folder / "file/history"
        #expect(throws: FileError("The input history cannot be saved in \(path): Not a directory.")) {
            try InputHistory(path: path).add("entry")
        }
    }
}
