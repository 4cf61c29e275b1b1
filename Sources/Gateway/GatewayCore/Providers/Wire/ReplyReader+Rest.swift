import Synchronization

extension ReplyReader {
    /// Reads what follows an answer that has come to its end: its usage, and the server's last word. Neither silence nor
    /// comments hold the program up for long then, and that the reply breaks off means nothing any more.
    ///
    /// - Returns: The events. The reader has ended then, unless the answer goes on all the same: some servers write a
    ///   reason for the end into each event.
    /// - Throws: ``HTTPTransportError`` when the task was cancelled, or the reply is longer than is allowed.
    mutating func readRest(
        of body: HTTPBody, within time: Duration, on clock: any Clock<Duration>
    ) async throws(HTTPTransportError) -> [StreamEvent] {
        let rest = RestOfReply(self)
        let end = await body.read(within: time, on: clock) { rest.feed($0) }
        if case .failed(let error) = end {
            switch error.kind {
            case .cancelled, .bodyTooLarge: throw error
            default: break
            }
        }
        self = rest.reader
        return end == .tooLong ? rest.events : rest.events + finish()
    }
}

/// A reader that another task feeds.
private final class RestOfReply<Mapper: WireMapper>: Sendable {
    private let state: Mutex<(reader: ReplyReader<Mapper>, events: [StreamEvent])>

    init(_ reader: ReplyReader<Mapper>) {
        state = Mutex((reader, []))
    }

    var reader: ReplyReader<Mapper> { state.withLock(\.reader) }

    var events: [StreamEvent] { state.withLock(\.events) }

    /// Returns whether more of the rest may come: not the end, and nothing of the answer.
    func feed(_ bytes: [UInt8]) -> Bool {
        state.withLock { state in
            let new = state.reader.feed(bytes)
            state.events += new
            return !state.reader.hasEnded && !new.contains(where: \.isPieceOfAnswer)
        }
    }
}
