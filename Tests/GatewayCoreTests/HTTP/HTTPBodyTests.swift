import GatewayCore
import Testing

@Suite("The body of a response")
struct HTTPBodyTests {
    private let failure = HTTPTransportError(kind: .connectionLost, message: "lost")

    @Test("Pieces come in order, empty ones not at all, and a second reader goes on where the first stopped")
    func pieces() async throws {
        let body = HTTPBody([[1, 2], [], [3], [4]])
        var first = body.makeAsyncIterator()
        #expect(try await first.next() == [1, 2])
        var second = body.makeAsyncIterator()
        #expect(try await second.next() == [3])
        #expect(try await second.next() == [4])
        #expect(try await second.next() == nil)
        #expect(try await first.next() == nil)
    }

    @Test("An error comes after the pieces, and after it the end")
    func failing() async throws {
        var iterator = HTTPBody([[1]], failure: failure).makeAsyncIterator()
        #expect(try await iterator.next() == [1])
        await #expect(throws: failure) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test("Collecting joins the pieces, up to the limit and not beyond")
    func collecting() async throws {
        #expect(try await HTTPBody([[1, 2], [3]]).collect(upTo: 3) == [1, 2, 3])
        let error = await #expect(throws: HTTPTransportError.self) {
            try await HTTPBody([[1, 2], [3]]).collect(upTo: 2)
        }
        #expect(error?.kind == .bodyTooLarge(limit: 2))
        await #expect(throws: failure) { try await HTTPBody([[1]], failure: failure).collect(upTo: 3) }
    }
}
