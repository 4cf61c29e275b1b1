import ParlanceSystem

/// Waits for input or for a wake-up, whichever comes first.
enum InputPoll {
    enum Outcome: Equatable { case input, wakeUp, timeout }

    enum ReadOutcome: Equatable { case bytes(Int), nothing, end }

    /// Waits for a file descriptor to be readable (or at its end). Wake-ups are taken out of their pipe.
    static func wait(for input: FileDescriptor?, wakeUps: WakePipe, milliseconds: Int32 = -1) -> Outcome {
        var poll = Poll()
        poll.add(wakeUps.readEnd)
        if let input { poll.add(input) }
        switch poll.wait(milliseconds: milliseconds) {
        case .timeout: return .timeout
        case .interrupted, .failed: return .wakeUp
        case .ready: break
        }
        if poll.isReady(0) {
            wakeUps.drain()
            return .wakeUp
        }
        return .input
    }

    /// Whether there is something to read now, or the end.
    static func isReadable(_ input: FileDescriptor) -> Bool { Poll.wait(for: input, milliseconds: 0) }

    /// Reads what is there. A terminal that went away counts as the end.
    static func read(_ input: FileDescriptor, into buffer: inout [UInt8]) -> ReadOutcome {
        do throws(SystemError) {
            let count = try input.readOnce(into: &buffer)
            return count > 0 ? .bytes(count) : .end
        } catch {
            return error.code == .wouldBlock || error.code == .interrupted ? .nothing : .end
        }
    }
}
