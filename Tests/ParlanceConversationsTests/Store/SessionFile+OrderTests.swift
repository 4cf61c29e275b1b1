import ChatTestSupport
import Foundation
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("Sessions and a clock that was wrong")
struct SessionFileOrderTests {
    private static let now = 1_800_000_000.0
    private static let day = 86_400.0

    private static func files(_ times: [Double]) -> [SessionFile] {
        times.enumerated().map { SessionFile(path: "/s/\($0.offset).jsonl", modified: now + $0.element) }
    }

    @Test(
        "The last written is first; what is from the future comes after all others, the nearest last",
        arguments: [
            ([0, -60, 10], [2, 0, 1]), ([-60, 40 * day, -120], [0, 2, 1]), ([3 * day, 2 * day], [0, 1]),
            ([2 * day, -900 * day, 5 * day], [1, 2, 0]), ([0.5 * day, 0], [0, 1]), ([day, day + 1], [0, 1]),
            ([-now, -now - 5, 1e12], [0, 1, 2]), ([0, 0], [1, 0]), ([], []),
        ] as [([Double], [Int])])
    func order(times: [Double], expected: [Int]) {
        let sorted = SessionFile.newestFirst(Self.files(times), now: Self.now)
        #expect(sorted.map(\.path) == expected.map { "/s/\($0).jsonl" })
    }

    @Test(
        "An age is never negative",
        arguments: [(-1, "now"), (-86_400, "now"), (-86_401, "future"), (-1e300, "future"), (59, "now"), (60, "1 min")]
            as [(Double, String)])
    func age(seconds: Double, words: String) {
        #expect(Age.text(seconds) == words)
    }

    @Test("A file that was given a time to come counts by when that was done, and is not the last session")
    func touched() throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        // In this order, and all of it now.
        try store.write([.user(turn: 1, parent: 0, text: "Touched")], to: "20260101T000000Z-touched")
        let far = Date(timeIntervalSinceNow: 900 * Self.day)
        let touched = try #require(store.files().first)
        try FileManager.default.setAttributes([.modificationDate: far], ofItemAtPath: touched.path)
        let journal = try store.create()
        try journal.append(.user(turn: 1, text: "Written last"))
        #expect(store.files().map(\.path) == [journal.path, touched.path])
        #expect(store.files().allSatisfy { abs($0.modified - Date().timeIntervalSince1970) < Self.day })
    }

    @Test(
        "Of the sessions that ended within an answer the last one is offered, not one that begins in years to come",
        arguments: [
            (["20260101T000000Z-a", "20990101T000000Z-b"], "a"), (["20260101T000000Z-a", "29990101T000000Z-b"], "a"),
            (["20260101T000000Z-a", "20260102T000000Z-b"], "b"), (["20990101T000000Z-a"], "a"),
            (["20990101T000000Z-a", "20990102T000000Z-b"], "b"), (["20260101T000000Z-a", "my-own-name"], "a"),
            (["19700101T000000Z-a", "20990101T000000Z-b"], "a"), (["my-own-name"], "name"),
        ])
    func interrupted(names: [String], expected: String) throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        for name in names { try store.write([.user(turn: 1, parent: 0, text: "Cut")], to: name) }
        #expect(store.interrupted()?.shortID == expected)
    }
}
