import CParlanceCurl
import ParlanceSystem
import Synchronization

/// The thread that owns libcurl's multi handle, and the queue through which everybody else speaks to it.
///
/// The thread starts at the first use and ends after ``stop()``. Between commands it sleeps in `curl_multi_poll`.
final class CurlWorker: Sendable {
    /// What a task can ask of the thread.
    enum Command: Sendable {
        /// Sends the request.
        case start(CurlTransfer)
        /// Goes on with a body whose buffer was full and has been emptied.
        case resume(CurlTransfer)
        /// Closes the connection of a transfer that has been ended.
        case cancel(CurlTransfer)
    }

    private let settings: CurlSettings
    private let queue = Mutex(Queue())

    private struct Queue {
        var commands: [Command] = []
        var hasThread = false
        var isStopped = false
        /// Why the thread cannot work; every request fails with it.
        var failure: HTTPTransportError?
        /// The handle to wake, while the thread owns one.
        var multi: MultiHandle?
    }

    /// libcurl's multi handle.
    ///
    /// Sendable although a handle belongs to one thread: others only call `curl_multi_wakeup`, which is made for that
    /// (curl_multi_wakeup(3)), and only under the lock from under which the thread takes the handle before it closes it.
    private struct MultiHandle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    /// Creates a worker without a thread.
    init(settings: CurlSettings) {
        self.settings = settings
    }

    /// Starts the thread, which loads the library.
    func start() {
        let failure = queue.withLock { queue -> HTTPTransportError? in
            if !queue.hasThread, queue.failure == nil {
                queue.hasThread = startThread()
                if !queue.hasThread { queue.failure = .library("no thread could be started") }
            }
            return queue.failure
        }
        if let failure { fail(with: failure) }
    }

    /// Adds a command and wakes the thread.
    func enqueue(_ command: Command) {
        queue.withLock { queue in
            queue.commands.append(command)
            if let multi = queue.multi { ccurl_multi_wakeup(multi.pointer) }
        }
        start()
    }

    /// Ends the thread; transfers that still run are cancelled.
    func stop() {
        queue.withLock { queue in
            queue.isStopped = true
            if let multi = queue.multi { ccurl_multi_wakeup(multi.pointer) }
        }
    }

    private func startThread() -> Bool {
        // Ctrl-C must not be lost here, and a socket that the server has closed must be an error and not SIGPIPE.
        DetachedThread.start(takesSignals: false) { [self] in
            do throws(HTTPTransportError) {
                try run()
            } catch {
                fail(with: error)
            }
        }
    }
}

// What runs on the thread.
extension CurlWorker {
    /// Works until it is stopped or fails, and throws the error that every later request ends with.
    private func run() throws(HTTPTransportError) -> Never {
        try CurlLibrary.load()
        let loop = try CurlLoop(settings: settings)
        let multi = MultiHandle(pointer: loop.multi)
        queue.withLock { $0.multi = multi }
        var ending = HTTPTransportError.cancelled
        do throws(HTTPTransportError) {
            while let commands = nextCommands() {
                for command in commands { loop.perform(command) }
                try loop.turn()
            }
        } catch {
            ending = error
        }
        queue.withLock { $0.multi = nil }
        loop.close(ending)
        throw ending
    }

    /// Takes all commands; `nil` when the thread is to end.
    private func nextCommands() -> [Command]? {
        queue.withLock { queue in
            defer { queue.commands = [] }
            return queue.isStopped ? nil : queue.commands
        }
    }

    /// Ends every transfer that waits to be started, now and from now on.
    private func fail(with error: HTTPTransportError) {
        let commands = queue.withLock { queue in
            queue.failure = error
            defer { queue.commands = [] }
            return queue.commands
        }
        for case .start(let transfer) in commands { transfer.finish(.failure(error)) }
    }
}
