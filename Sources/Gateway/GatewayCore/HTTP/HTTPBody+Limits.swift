import Synchronization

extension HTTPBody {
    /// What was read of a body, and how that ended.
    struct Beginning: Sendable {
        /// Why no more was read.
        enum End: Sendable, Hashable {
            /// The body ended.
            case complete
            /// There is more than is allowed.
            case tooLong
            /// It took too long.
            case late
            /// It broke off, or the task was cancelled.
            case failed(HTTPTransportError)
        }

        var bytes: [UInt8]
        var end: End
    }

    /// The same body, which breaks off with ``HTTPTransportError/Kind/bodyTooLarge(limit:)`` once it is longer than a
    /// limit. What came before that is handed out.
    func bounded(by limit: Int) -> HTTPBody {
        let source = source
        let received = Received()
        return HTTPBody { () async throws(HTTPTransportError) -> [UInt8]? in
            guard received.count <= limit else { throw .tooLarge(limit: limit) }
            guard let chunk = try await source() else { return nil }
            let room = limit - received.count
            received.add(chunk)
            guard chunk.count > room else { return chunk }
            guard room > 0 else { throw .tooLarge(limit: limit) }
            return Array(chunk.prefix(room))
        }
    }

    /// Reads a body to its end, but no more than so many bytes and no longer than so long. The connection of one that
    /// goes on closes with the last reader.
    func beginning(upTo limit: Int, within time: Duration, on clock: any Clock<Duration>) async -> Beginning {
        let received = Received()
        let end = await read(within: time, on: clock) { received.append($0, upTo: limit) }
        return Beginning(bytes: received.bytes, end: end)
    }

    /// Reads a body to its end, but no longer than so long, and only until a closure returns false for a piece.
    func read(
        within time: Duration, on clock: any Clock<Duration>, _ take: @escaping @Sendable ([UInt8]) -> Bool
    ) async -> Beginning.End {
        await withTaskGroup(of: Beginning.End.self) { group in
            group.addTask { await self.read(take) }
            group.addTask {
                do {
                    try await clock.sleep(for: time)
                    return .late
                } catch {
                    return .failed(.cancelled)
                }
            }
            let end = await group.next() ?? .complete
            group.cancelAll()
            return end
        }
    }

    private func read(_ take: @Sendable ([UInt8]) -> Bool) async -> Beginning.End {
        do throws(HTTPTransportError) {
            for try await chunk in self {
                guard take(chunk) else { return .tooLong }
            }
            return .complete
        } catch {
            return .failed(error)
        }
    }

    /// What has come so far.
    private final class Received: Sendable {
        private let state = Mutex((count: 0, bytes: [UInt8]()))

        var bytes: [UInt8] { state.withLock(\.bytes) }

        var count: Int { state.withLock(\.count) }

        /// Counts a piece.
        func add(_ chunk: [UInt8]) { state.withLock { $0.count += chunk.count } }

        /// Keeps a piece; returns false when there is no room for all of it.
        func append(_ chunk: [UInt8], upTo limit: Int) -> Bool {
            state.withLock { state in
                let room = limit - state.bytes.count
                state.bytes += chunk.prefix(room)
                return chunk.count <= room
            }
        }
    }
}
