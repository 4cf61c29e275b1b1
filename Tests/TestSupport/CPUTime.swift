#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// The work of the thread that asks, whatever else the machine does.
package enum CPUTime {
    /// The seconds of CPU time that a piece of work takes on this thread: the least of several turns, as caches and
    /// page faults only add to it.
    package static func least(of turns: Int = 3, _ work: () -> Void) -> Double {
        var least = Double.infinity
        for _ in 0..<turns {
            let start = now
            work()
            least = min(least, now - start)
        }
        return least
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
