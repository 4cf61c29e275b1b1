import Testing

@testable import ParlanceConversations

@Suite("Home in a path")
struct HomePathTests {
    @Test(
        "A tilde at the start stands for the home folder",
        arguments: [
            ("~", "/home/ada"), ("~/a b", "/home/ada/a b"), ("~bob/x", "~bob/x"), ("a/~/b", "a/~/b"), ("/x", "/x"),
            ("", ""),
        ])
    func expansion(path: String, expanded: String) {
        #expect(HomePath.expand(path, environment: ["HOME": "/home/ada"]) == expanded)
    }

    @Test("Without a home it stays")
    func noHome() {
        #expect(HomePath.expand("~/a", environment: [:]) == "~/a")
    }
}
