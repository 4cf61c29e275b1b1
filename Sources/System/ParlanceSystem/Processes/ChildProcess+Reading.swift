#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ChildProcess {
    /// Runs the program without input and hands out its output piece by piece, so that none of it is held.
    ///
    /// - Parameter receive: Gets each piece; once it returns false the program is killed.
    /// - Returns: The exit status; `nil` when the program was killed.
    /// - Throws: ``ChildProcessError`` when it cannot be started.
    package func run(receive: (ArraySlice<UInt8>) -> Bool) throws(ChildProcessError) -> Int32? {
        let spawned = try spawn()
        close(spawned.input)
        var isWanted = true
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while isWanted {
            let count = read(spawned.output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            isWanted = receive(buffer[..<count])
        }
        close(spawned.output)
        if !isWanted { kill(spawned.process, SIGKILL) }
        let status = Self.wait(for: spawned.process)
        return isWanted ? status : nil
    }
}
