import CParlanceProcessControl

#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// This process.
package enum CurrentProcess {
    /// Its number.
    package static var id: Int32 { getpid() }

    /// The number of the process that started it, or that took it over.
    package static var parent: Int32 { getppid() }

    /// The number of the user.
    package static var user: UInt32 { getuid() }

    /// Our own file, also where we were found along the PATH; `nil` where the system does not tell.
    package static var executable: String? {
        #if os(Linux)
            FileSystem.resolved("/proc/self/exe")
        #else
            nil
        #endif
    }

    /// The folder that relative paths begin in; `nil` where it is gone.
    package static var folder: String? {
        guard let folder = getcwd(nil, 0) else { return nil }
        defer { free(folder) }
        return String(cString: folder)
    }

    /// The value of one variable of the environment, without making a dictionary of them all.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// All variables by their names. Of several of one name the first counts, as it does for ``variable(_:)``.
    package static var environment: [String: String] {
        var entries: [UnsafeMutablePointer<CChar>] = []
        var next = environ
        while let entry = next.pointee {
            entries.append(entry)
            next += 1
        }
        var variables = [String: String](minimumCapacity: entries.count)
        for entry in entries {
            guard let sign = strchr(entry, Int32(UInt8(ascii: "="))) else { continue }
            let name = UnsafeBufferPointer(start: entry, count: sign - entry).map(UInt8.init(bitPattern:))
            let key = String(decoding: name, as: UTF8.self)
            if variables[key] == nil { variables[key] = String(cString: sign + 1) }
        }
        return variables
    }

    /// The seconds of processor time that it has used, those of the dynamic linker included.
    package static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Has a crash write no image of the memory. Programs that are started inherit that.
    ///
    /// The limit is honored by the kernel's own files and by systemd-coredump and apport, which get it from the kernel.
    package static func forbidCoreDumps() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
            setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    /// Makes it the leader of a session without a terminal: Ctrl-C there is no business of ours any more.
    package static func startSession() { setsid() }

    /// Sends ``Signal/alarm`` after so many seconds.
    package static func alarm(after seconds: UInt32) { systemAlarm(seconds) }

    /// Ends with the process that started it, also when that is killed. It stays so in a program that replaces this one.
    ///
    /// Linux alone can do that.
    package static func endWithParent() { _ = parlance_signal_at_parents_end(SIGKILL) }

    /// Becomes another program, looked up along `PATH` unless it holds a slash.
    ///
    /// - Parameter words: The program and its arguments.
    /// - Returns: Only when that failed: why.
    package static func replace(by words: [String]) -> SystemError {
        guard let program = words.first else { return SystemError(.noSuchFile) }
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        execvp(program, &arguments)
        return .last
    }

    /// Calls a function when the process ends by itself.
    ///
    /// - Returns: Whether it will.
    package static func atExit(_ body: @escaping @convention(c) () -> Void) -> Bool { atexit(body) == 0 }

    /// Ends the process at once, after what the C library has buffered is written out.
    package static func leave(_ status: Int32) -> Never { parlance_leave(status) }
}
