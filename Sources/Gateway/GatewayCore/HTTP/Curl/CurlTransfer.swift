import Synchronization

/// One request on its way: what the task that waits and the thread that owns libcurl share.
final class CurlTransfer: Sendable {
    /// A body that nobody reads is held up to here, then its connection is paused.
    static let bufferLimit = 256 * 1024

    /// The request.
    let request: HTTPRequest
    private let worker: CurlWorker
    private let state = Mutex(State())

    private struct State {
        var head: HTTPHead?
        var buffer: [UInt8] = []
        var isPaused = false
        /// How the transfer ended; `nil` while it runs.
        var outcome: Result<Void, HTTPTransportError>?
        /// Counts the changes, so that a task sees one that came before it could wait.
        var version = 0
        /// Tasks to wake at the next change; they look for themselves.
        var waiters: [CheckedContinuation<Void, Never>] = []

        /// Counts a change and hands out the tasks to wake.
        mutating func change() -> [CheckedContinuation<Void, Never>] {
            version += 1
            defer { waiters = [] }
            return waiters
        }
    }

    /// Creates a transfer that has not started.
    init(request: HTTPRequest, worker: CurlWorker) {
        self.request = request
        self.worker = worker
    }
}

// The side of the task.
extension CurlTransfer {
    /// Waits for the head.
    nonisolated(nonsending) func head() async throws(HTTPTransportError) -> HTTPHead {
        try await value { state in
            if let head = state.head { return .success(head) }
            switch state.outcome {
            case nil: return nil
            case .failure(let error): return .failure(error)
            case .success: return .failure(.connectionLost(to: request, reason: "the server sent no response"))
            }
        }
    }

    /// Waits for the next piece of the body; what came before an error is handed out before it.
    nonisolated(nonsending) func nextChunk() async throws(HTTPTransportError) -> [UInt8]? {
        let (chunk, wasPaused) = try await value { state in
            if !state.buffer.isEmpty {
                defer {
                    state.buffer = []
                    state.isPaused = false
                }
                return .success(([UInt8]?.some(state.buffer), state.isPaused))
            }
            return state.outcome?.map { (nil, false) }
        }
        if wasPaused { worker.enqueue(.resume(self)) }
        return chunk
    }

    /// Ends the transfer now and closes its connection; does nothing when it has ended.
    func cancel() {
        if finish(.failure(.cancelled)) { worker.enqueue(.cancel(self)) }
    }

    /// Waits until the state yields a value.
    private nonisolated(nonsending) func value<Value>(
        _ take: (inout State) -> Result<Value, HTTPTransportError>?
    ) async throws(HTTPTransportError) -> Value {
        while true {
            if Task.isCancelled {
                cancel()
                throw .cancelled
            }
            let (result, version) = state.withLock { (take(&$0), $0.version) }
            if let result { return try result.get() }
            await withTaskCancellationHandler {
                await withCheckedContinuation { wake(it: $0, after: version) }
            } onCancel: {
                cancel()
            }
        }
    }

    private func wake(it waiter: CheckedContinuation<Void, Never>, after version: Int) {
        let hasChanged = state.withLock { state in
            if state.version == version { state.waiters.append(waiter) }
            return state.version != version
        }
        if hasChanged { waiter.resume() }
    }
}

// The side of the thread.
extension CurlTransfer {
    /// Whether the transfer still runs.
    var isRunning: Bool { state.withLock { $0.outcome == nil } }

    /// Hands the head over.
    func receive(head: HTTPHead) {
        state.withLock { $0.head = head }
    }

    /// Takes a piece of the body; returns false when it did not because the buffer is full. The thread then offers it
    /// again after ``CurlWorker/Command/resume(_:)``.
    func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
        state.withLock { state in
            state.isPaused = state.buffer.count >= Self.bufferLimit
            if !state.isPaused { state.buffer.append(contentsOf: bytes) }
            return !state.isPaused
        }
    }

    /// Wakes the tasks that wait. Apart from the receiving, so that all that one read of the socket brought wakes once.
    func signal() {
        let waiters = state.withLock { $0.change() }
        for waiter in waiters { waiter.resume() }
    }

    /// Ends the transfer, if it still runs, and wakes the tasks that wait; returns whether it ran.
    @discardableResult
    func finish(_ outcome: Result<Void, HTTPTransportError>) -> Bool {
        let (wasRunning, waiters) = state.withLock { state in
            let wasRunning = state.outcome == nil
            if wasRunning { state.outcome = outcome }
            return (wasRunning, state.change())
        }
        for waiter in waiters { waiter.resume() }
        return wasRunning
    }
}
