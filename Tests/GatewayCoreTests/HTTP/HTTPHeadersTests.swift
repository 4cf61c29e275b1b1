import GatewayCore
import Testing

@Suite("Header fields")
struct HTTPHeadersTests {
    @Test("A name is found whatever its case, and the first of several fields is the one")
    func lookup() {
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        headers.add(name: "X-Note", value: "one")
        headers.add(name: "x-note", value: "two")
        #expect(headers["content-TYPE"] == "application/json")
        #expect(headers["X-NOTE"] == "one")
        #expect(headers.values(for: "X-Note") == ["one", "two"])
        #expect(headers["Missing"] == nil)
    }

    @Test("Setting a name replaces its fields at the place of the first")
    func replacing() {
        var headers: HTTPHeaders = ["A": "1", "b": "2", "B": "3", "C": "4"]
        headers["B"] = "5"
        #expect(headers == ["A": "1", "B": "5", "C": "4"])
        headers["a"] = nil
        #expect(headers == ["B": "5", "C": "4"])
        headers["D"] = "6"
        #expect(headers == ["B": "5", "C": "4", "D": "6"])
    }

    @Test("Only ASCII letters have a case in a name")
    func otherLetters() {
        let headers: HTTPHeaders = ["Ä": "1", "[": "2"]
        #expect(headers["ä"] == nil)
        #expect(headers["{"] == nil)
    }
}
