import Synchronization

@testable import GatewayCore

/// A body that repeats itself for as long as somebody reads, and counts what was read of it.
final class EndlessBody: Sendable {
    private let count = Mutex(0)
    private let chunk: [UInt8]

    /// - Parameter chunkSize: How many bytes come at once, at least.
    init(_ unit: String, chunkSize: Int = 8_192) {
        let bytes = Array(unit.utf8)
        chunk = (0...(chunkSize / max(1, bytes.count))).flatMap { _ in bytes }
    }

    /// How many bytes were read so far.
    var bytesRead: Int { count.withLock { $0 } }

    /// How many bytes come at once.
    var chunkSize: Int { chunk.count }

    /// A reply with this body.
    func response(_ mediaType: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": mediaType],
            body: HTTPBody { () async throws(HTTPTransportError) in
                self.count.withLock { $0 += self.chunk.count }
                return self.chunk
            })
    }
}

extension ReplyLimits {
    /// Runs a closure in which gateways are made that read no more than this many bytes of a reply.
    static func reading<Result>(_ bytes: Int, _ make: () throws -> Result) rethrows -> Result {
        var limits = ReplyLimits()
        limits.reply = bytes
        return try $usual.withValue(limits, operation: make)
    }
}
