import Testing

@testable import GatewayCore

@Suite("What a request may hold")
struct HTTPRequestChecksTests {
    @Test(
        "A header value that would begin a new line is refused, and the message keeps it secret",
        arguments: ["secret\r\nX-Evil: 1", "secret\n", "secret\rmore", "sec\0ret"])
    func injectedValue(value: String) {
        let request = HTTPRequest(url: "https://example.com/", headers: ["Authorization": value])
        let error = #expect(throws: HTTPTransportError.self) { try request.check() }
        #expect(error?.kind == .invalidHeader(name: "Authorization"))
        #expect(error?.message.contains("Authorization") == true)
        #expect(error?.message.contains("sec") == false)
    }

    @Test("An invalid header name is refused", arguments: ["", "A B", "A:", "A\r\nB", "Ä", "A\0"])
    func injectedName(name: String) {
        let request = HTTPRequest(url: "https://example.com/", headers: [name: "1"])
        let error = #expect(throws: HTTPTransportError.self) { try request.check() }
        #expect(error?.kind == .invalidHeader(name: name))
    }

    @Test(
        "A URL that is not absolute, or of another scheme, or holds spaces or line breaks is refused",
        arguments: [
            "", "example.com", "/v1/chat", "file:///etc/passwd", "ftp://example.com", "http://", "https:///path",
            "http://example.com/a b", "http://example.com/\r\nX: 1", "http://example.com/\0", "http:/example.com",
        ])
    func invalidURL(url: String) {
        let error = #expect(throws: HTTPTransportError.self) { try HTTPRequest(url: url).check() }
        #expect(error?.kind == .invalidURL)
    }

    @Test(
        "The host that messages show is without user, password, path and query",
        arguments: [
            ("https://api.example.com/v1?key=secret", "api.example.com"),
            ("http://user:secret@localhost:8080#x", "localhost:8080"),
            ("HTTPS://a@b@host?x@y", "host"),
            ("http://[::1]:80/", "[::1]:80"),
        ])
    func host(url: String, host: String) throws {
        let request = HTTPRequest(url: url)
        try request.check()
        #expect(request.host == host)
    }
}
