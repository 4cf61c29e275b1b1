import Synchronization

/// The body of a response as pieces of bytes, in the order and about the sizes in which they arrive.
///
/// It is pulled: who does not read slows the sender down, and only a bounded piece is held in memory. It is read once:
/// a second iteration goes on where the first one stopped. The connection closes as soon as the body and its iterators
/// are released, or the task that waits for the next piece is cancelled.
public struct HTTPBody: AsyncSequence, Sendable {
    /// A piece of the body, never empty.
    public typealias Element = [UInt8]
    /// Why a body can break off.
    public typealias Failure = HTTPTransportError
    /// Hands out the next piece, and `nil` after the last one.
    public typealias Source = nonisolated(nonsending) @Sendable () async throws(HTTPTransportError) -> [UInt8]?

    let source: Source

    /// Creates a body that asks a closure for each piece until it returns `nil` or throws.
    public init(source: @escaping Source) {
        self.source = source
    }

    /// Creates a body from pieces at hand, which breaks off with an error after them if one is given.
    public init(_ chunks: [[UInt8]], failure: HTTPTransportError? = nil) {
        let remaining = RemainingChunks(chunks.filter { !$0.isEmpty })
        source = { () async throws(HTTPTransportError) -> [UInt8]? in
            if let chunk = remaining.next() { return chunk }
            if let failure { throw failure }
            return nil
        }
    }

    /// Starts to read, where the last reader stopped.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(source: source)
    }

    /// Reads the whole body.
    ///
    /// - Throws: ``HTTPTransportError`` when it breaks off, or when it is longer than `limit` bytes.
    public func collect(upTo limit: Int) async throws(HTTPTransportError) -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in self {
            guard chunk.count <= limit - bytes.count else { throw .tooLarge(limit: limit) }
            bytes.append(contentsOf: chunk)
        }
        return bytes
    }

    /// Reads a body piece by piece.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var source: Source?

        fileprivate init(source: @escaping Source) {
            self.source = source
        }

        /// The next piece; `nil` at the end, and ever after an error.
        ///
        /// - Throws: ``HTTPTransportError`` when the body breaks off or the task is cancelled.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(HTTPTransportError) -> [UInt8]? {
            guard let source else { return nil }
            do {
                if let chunk = try await source() { return chunk }
            } catch {
                self.source = nil
                throw error
            }
            self.source = nil
            return nil
        }
    }

    /// The pieces that nobody has taken yet.
    private final class RemainingChunks: Sendable {
        private let chunks: Mutex<ArraySlice<[UInt8]>>

        init(_ chunks: [[UInt8]]) {
            self.chunks = Mutex(chunks[...])
        }

        func next() -> [UInt8]? {
            chunks.withLock { $0.popFirst() }
        }
    }
}

extension HTTPTransportError {
    /// The error of a body that is longer than its reader allows.
    static func tooLarge(limit: Int) -> HTTPTransportError {
        HTTPTransportError(
            kind: .bodyTooLarge(limit: limit),
            message: "The reply is larger than the limit of \(Limit.bytes(limit)).")
    }
}
