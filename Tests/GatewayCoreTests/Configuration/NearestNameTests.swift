import Testing

@testable import GatewayCore

@Suite("What somebody probably meant")
struct NearestNameTests {
    @Test(
        "The distance counts insertions, deletions, replacements and swapped neighbors",
        arguments: [
            ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("model", "model", 0), ("model", "modle", 1),
            ("model", "mode", 1), ("model", "medel", 1), ("model", "modell", 1), ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(NearestName.distance(left, right) == expected)
        #expect(NearestName.distance(right, left) == expected)
    }

    @Test(
        "Slips of the finger are found, far names are not",
        arguments: [
            ("temperatur", ["temperature"]), ("tmeperature", ["temperature"]), ("Model", ["model"]),
            ("moedl", ["model"]),
            ("zebra", []), ("x", []),
        ])
    func slips(name: String, expected: [String]) {
        #expect(NearestName.matches(for: name, in: ["provider", "model", "temperature", "max_tokens"]) == expected)
    }

    @Test("A beginning of two letters is enough, of one letter is not")
    func beginning() {
        #expect(NearestName.matches(for: "te", in: ["temperature", "tokens"]) == ["temperature"])
        #expect(NearestName.matches(for: "t", in: ["temperature", "tokens"]) == [])
    }

    @Test("The nearest comes first, equally near ones by name, and no more than the limit")
    func order() {
        let candidates = ["tokenz", "tokens", "took", "tokenize"]
        #expect(NearestName.matches(for: "token", in: candidates) == ["tokenize", "tokens", "tokenz"])
        #expect(NearestName.matches(for: "tokns", in: candidates) == ["tokens"])
        #expect(NearestName.matches(for: "token", in: candidates, limit: 1) == ["tokenize"])
    }
}
