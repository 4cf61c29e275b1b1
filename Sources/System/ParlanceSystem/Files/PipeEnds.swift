import CParlanceProcessControl

/// The two ends of a pipe, which programs that are started do not get unless they are handed them.
struct PipeEnds: Sendable {
    /// Where bytes come out; ends when nobody has the other end any more.
    let reading: Int32
    /// Where bytes go in.
    let writing: Int32

    /// A new pipe, whose ends the caller closes; `nil` with `errno` when the system makes no more.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard parlance_pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }
}
