import Foundation
import Synchronization

/// A small HTTP/1.1 server inside the test: it listens at a free port of 127.0.0.1, records what it is asked and
/// replies as the test says, with faults if wanted.
///
/// ```swift
/// let server = try LoopbackServer(.eventStream(.text("data: 1\n\n"), .gate(gate)))
/// // send a request to server.baseURL
/// let request = try await server.nextRequest()
/// ```
///
/// Each connection has a thread. The server stops when its last reference goes, or with ``stop()``.
package final class LoopbackServer: Sendable {
    /// Decides on the reply to a request; called on the connection's thread, for several requests at once.
    package typealias Handler = @Sendable (LoopbackRequest) -> LoopbackReply

    /// The port it listens at.
    package let port: UInt16
    private let log: LoopbackLog
    private let stopSignal: WakePipe

    /// Starts a server that asks a closure for each reply.
    ///
    /// - Parameter port: The port it listens at; 0 for any free one.
    package convenience init(port: UInt16 = 0, handler: @escaping Handler) throws {
        try self.init(port: port, isIncidental: { _ in false }, handler: handler)
    }

    /// - Parameter isIncidental: Tells requests that are no part of what is tested: they get status 404, and are not
    ///   recorded.
    private init(
        port: UInt16 = 0, isIncidental: @escaping @Sendable (LoopbackRequest) -> Bool, handler: @escaping Handler
    ) throws {
        let (listener, port) = try LoopbackSocket.bound(isListening: true, port: port)
        let (log, stopSignal) = (LoopbackLog(), try WakePipe())
        (self.port, self.log, self.stopSignal) = (port, log, stopSignal)
        Thread.detachNewThread {
            Self.accept(
                from: listener, log: log, stopSignal: stopSignal, isIncidental: isIncidental, handler: handler)
        }
    }

    /// Starts a server that gives these replies in the order in which requests come, then status 599 to the rest. A chat
    /// may ask for the models at any time: that is no such request, unless the next reply is a list of them.
    package convenience init(_ replies: LoopbackReply...) throws {
        let remaining = RemainingReplies(replies)
        try self.init(isIncidental: { $0.isForModels && !remaining.beginWithModels }) { _ in
            remaining.next() ?? .text("The test has no reply left.", status: 599)
        }
    }

    deinit {
        stop()
    }

    /// Closes every connection and ends all threads.
    package func stop() {
        stopSignal.wake()
    }

    /// The address, without a slash at its end.
    package var baseURL: String { "http://127.0.0.1:\(port)" }

    /// Every request so far.
    package var requests: [LoopbackRequest] { log.requests.withLock { $0 } }

    /// How many connections clients have made so far.
    package var connectionCount: Int { log.connectionCount.withLock { $0 } }

    /// The first request that was not handed out here yet, waiting for it if need be.
    ///
    /// - Throws: ``WaitTimeout`` when none comes.
    package func nextRequest() async throws -> LoopbackRequest {
        try await log.arrivals.next(waitingFor: "a request to the loopback server")
    }

    /// Waits until a client has closed its connection in the middle of a reply, and returns the request it belonged to.
    ///
    /// - Throws: ``WaitTimeout`` when none does.
    @discardableResult
    package func clientDisconnected() async throws -> LoopbackRequest {
        try await log.disconnections.next(waitingFor: "a client to close its connection during a reply")
    }

    /// Waits until a client has closed its connection between two requests.
    ///
    /// - Throws: ``WaitTimeout`` when none does.
    package func connectionClosed() async throws {
        try await log.closings.next(waitingFor: "a client to close an idle connection")
    }

    private static func accept(
        from listener: LoopbackSocket, log: LoopbackLog, stopSignal: WakePipe,
        isIncidental: @escaping @Sendable (LoopbackRequest) -> Bool, handler: @escaping Handler
    ) {
        while listener.wait(POLLIN, interrupt: stopSignal.readEnd) != nil {
            guard let socket = listener.acceptConnection() else { continue }
            let number = log.connectionCount.withLock { count in
                count += 1
                return count
            }
            let connection = LoopbackConnection(
                socket: socket, number: number, log: log, stopSignal: stopSignal, isIncidental: isIncidental,
                handler: handler)
            Thread.detachNewThread { connection.serve() }
        }
    }
}

/// What happened at a ``LoopbackServer``.
final class LoopbackLog: Sendable {
    let requests = Mutex<[LoopbackRequest]>([])
    let connectionCount = Mutex(0)
    let arrivals = Mailbox<LoopbackRequest>()
    let disconnections = Mailbox<LoopbackRequest>()
    let closings = Mailbox<Void>()
}

/// The replies that no request has got yet.
private final class RemainingReplies: Sendable {
    private let replies: Mutex<ArraySlice<LoopbackReply>>

    init(_ replies: [LoopbackReply]) {
        self.replies = Mutex(replies[...])
    }

    /// Whether the next reply is a list of models.
    var beginWithModels: Bool {
        replies.withLock { $0.first }?.steps.contains { step in
            guard case .text(let text) = step else { return false }
            return text.hasPrefix(#"{"data""#) || text.hasPrefix(#"{"models""#)
        } ?? false
    }

    func next() -> LoopbackReply? {
        replies.withLock { $0.popFirst() }
    }
}
