#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Waits until one of several files is ready (`poll`).
package struct Poll {
    /// What is waited for. The end of a file, or an error on it, counts as both.
    package enum Event: Sendable {
        case readable, writable
    }

    /// How the waiting ended.
    package enum Outcome: Sendable, Hashable {
        /// One of the files is ready.
        case ready
        /// None is, after the time.
        case timeout
        /// A signal came.
        case interrupted
        /// The system cannot wait for these.
        case failed
    }

    private var files: [pollfd] = []

    /// Waits for nothing yet.
    package init() {}

    /// Adds a file; one of number -1 is never ready.
    package mutating func add(_ file: some Descriptor, _ event: Event = .readable) {
        let events = event == .readable ? POLLIN : POLLOUT
        files.append(pollfd(fd: file.number, events: Int16(events), revents: 0))
    }

    /// Waits no longer for a file.
    ///
    /// - Parameter index: Its place in the order in which they were added.
    package mutating func ignore(_ index: Int) { files[index] = pollfd(fd: -1, events: 0, revents: 0) }

    /// Waits.
    ///
    /// - Parameter milliseconds: At most so long; -1: for ever.
    package mutating func wait(milliseconds: Int32 = -1) -> Outcome {
        let count = systemPoll(&files, milliseconds)
        if count > 0 { return .ready }
        if count == 0 { return .timeout }
        return errno == EINTR ? .interrupted : .failed
    }

    /// Whether a file was ready when the last wait ended.
    package func isReady(_ index: Int) -> Bool { files[index].revents != 0 }

    /// Waits until one file is ready; false when it is not after the time, or a signal came.
    package static func wait(
        for file: some Descriptor, _ event: Event = .readable, milliseconds: Int32 = -1
    ) -> Bool {
        var poll = Poll()
        poll.add(file, event)
        return poll.wait(milliseconds: milliseconds) == .ready
    }
}
