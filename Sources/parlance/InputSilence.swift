import ParlanceSystem
import TerminalEditor

/// Says once that standard input is waited for, where it stays silent: nobody may know that it is read.
struct InputSilence {
    /// So long it may be silent, in milliseconds.
    private static let patience: Int32 = 1_500

    private let notices: TerminalWriter
    private var isSaid = false

    /// - Parameter notices: Where it is said.
    init(_ notices: TerminalWriter) {
        self.notices = notices
    }

    /// Waits until there is something to read, or the end.
    mutating func wait(for input: some Descriptor = FileDescriptor.standardInput) {
        guard !isSaid else { return }
        var poll = Poll()
        poll.add(input)
        guard poll.wait(milliseconds: Self.patience) == .timeout else { return }
        isSaid = true
        notices.write(.dim("Waiting for standard input: Ctrl-D ends it, </dev/null skips it."))
    }
}
