import ParlanceSystem

/// Starts a worker for one seed after the other until the time is over.
struct FuzzSupervisor {
    let seconds: UInt64
    let firstSeed: UInt64

    /// False if a worker failed.
    func run() -> Bool {
        let end = UTCTime.now + Int(seconds)
        var (seed, failures) = (firstSeed, 0)
        while UTCTime.now < end {
            if let failure = runWorker(seed) {
                failures += 1
                say("seed \(seed): \(failure)")
            }
            seed += 1
        }
        let rounds = (seed - firstSeed) * UInt64(FuzzWorker.rounds)
        say("seeds \(firstSeed) to \(seed - 1), \(rounds) rounds, \(failures) failed")
        return failures == 0
    }

    /// What went wrong, or nil.
    private func runWorker(_ seed: UInt64) -> String? {
        let words = [CommandLine.arguments[0], "worker", String(seed)]
        guard let status = try? ChildProcess(words).runInForeground() else { return "the worker cannot be started" }
        switch status {
        case .exited(0): return nil
        case .exited(let code): return "the worker ended with \(code)"
        case .signaled(let signal): return "CRASH by signal \(signal)"
        }
    }
}
