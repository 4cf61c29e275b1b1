import Testing

@testable import ParlanceConversations

@Suite("Names of sessions")
struct SessionFileTests {
    @Test(
        "A session is known by its file's name, and in short by the end of that",
        arguments: [
            ("/s/20261130T214700Z-011170.jsonl", "20261130T214700Z-011170", "011170"),
            ("/a-b/notes.jsonl", "notes", "notes"), ("/s/my-long-name.jsonl", "my-long-name", "name"),
            ("/s/größe-日本.jsonl", "größe-日本", "日本"), ("/s/odd--.jsonl", "odd--", "odd"), ("a-b.jsonl", "a-b", "b"),
            ("/s/.jsonl", "", ""),
        ])
    func names(path: String, id: String, shortID: String) {
        let file = SessionFile(path: path, modified: 0)
        #expect(file.id == id)
        #expect(file.shortID == shortID)
    }
}
