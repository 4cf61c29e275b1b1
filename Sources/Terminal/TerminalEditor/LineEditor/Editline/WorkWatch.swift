/// Watches something that goes on, such as an answer, for whoever looks elsewhere until it is done.
struct WorkWatch {
    /// From how long on its end is told.
    static let leastTime = Duration.seconds(3)

    private var alarm = LiveWork.Alarm.none
    private var start: ContinuousClock.Instant?
    /// Whether the window is known to have no focus.
    private var isElsewhere = false

    /// Whether something goes on.
    var isRunning: Bool { start != nil }
    /// Whether the terminal is to tell of the window's focus now.
    var wantsFocus: Bool { isRunning && alarm != .none }

    mutating func receive(focus: Bool) { isElsewhere = !focus }

    /// Takes note of what goes on.
    ///
    /// - Returns: How its end is to be told; `.none`: not at all.
    mutating func note(_ work: LiveWork?, at now: ContinuousClock.Instant) -> LiveWork.Alarm {
        if let work {
            guard start == nil else { return .none }
            (alarm, start, isElsewhere) = (work.alarm, now, false)
            return .none
        }
        guard let start else { return .none }
        defer { (self.start, self.alarm) = (nil, .none) }
        return isElsewhere && now - start >= Self.leastTime ? alarm : .none
    }
}
