#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Starts a worker for one seed after the other until the time is over.
struct FuzzSupervisor {
    let seconds: UInt64
    let firstSeed: UInt64

    /// False if a worker failed.
    func run() -> Bool {
        let end = time(nil) + Int(seconds)
        var (seed, failures) = (firstSeed, 0)
        while time(nil) < end {
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
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        guard posix_spawnp(&process, CommandLine.arguments[0], nil, nil, &arguments, environ) == 0 else {
            return "the worker cannot be started"
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        if status & 0x7F != 0 { return "CRASH by signal \(status & 0x7F)" }
        return status == 0 ? nil : "the worker ended with \((status >> 8) & 0xFF)"
    }
}
