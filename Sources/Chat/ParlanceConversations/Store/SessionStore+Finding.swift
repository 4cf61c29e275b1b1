#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SessionStore {
    /// How a journal's name ends.
    static let suffix = ".jsonl"

    /// The sessions, the last written first.
    package func files() -> [SessionFile] {
        var files: [SessionFile] = []
        forEachName { directory, name in
            var status = stat()
            guard fstatat(directory, name, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
            files.append(SessionFile(path: "\(folder)/\(name)", modified: Self.modified(status)))
        }
        return SessionFile.newestFirst(files, now: Double(time(nil)))
    }

    /// Visits the names of the journals, with the descriptor of their folder.
    private func forEachName(_ visit: (Int32, String) -> Void) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name.hasSuffix(Self.suffix) { visit(dirfd(directory), name) }
        }
    }

    /// Why the sessions cannot be looked through, as a sentence; `nil` when they can, or when there are none yet.
    package var obstacle: String? {
        guard let directory = opendir(folder) else {
            return errno == ENOENT ? nil : "The sessions in \(folder) cannot be read: \(Journal.reason(errno))."
        }
        closedir(directory)
        return nil
    }

    /// The session that was begun last, if its program died in the middle of an answer and nobody goes on with it.
    package func interrupted() -> SessionFile? {
        let tomorrow = Self.stamp(of: time(nil) + Int(SessionFile.tolerance))
        var (newest, ahead): (String?, String?)
        // One that was begun while the clock was wrong must not stand before all others for years.
        forEachName { _, name in
            if name < tomorrow { newest = max(newest ?? name, name) } else { ahead = max(ahead ?? name, name) }
        }
        guard let name = newest ?? ahead else { return nil }
        let file = SessionFile(path: "\(folder)/\(name)", modified: 0)
        return file.endsWithinAnswer ? file : nil
    }

    /// How the names of sessions begin that were begun then: `20261130T083025Z`.
    private static func stamp(of moment: time_t) -> String {
        var (moment, parts) = (moment, tm())
        guard gmtime_r(&moment, &parts) != nil else { return "" }
        var text = [CChar](repeating: 0, count: 32)
        let count = strftime(&text, text.count, "%Y%m%dT%H%M%SZ", &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// When a file was written to. A time that was given to it, by `touch` or by a program that unpacks it, can lie in the
    /// future; the moment in which that was done does not.
    private static func modified(_ status: stat) -> Double {
        #if canImport(Glibc)
            let times = [status.st_mtim, status.st_ctim]
        #else
            let times = [status.st_mtimespec, status.st_ctimespec]
        #endif
        return times.map { Double($0.tv_sec) + Double($0.tv_nsec) / 1e9 }.min() ?? 0
    }

    /// Removes a session for good.
    ///
    /// - Throws: ``JournalError`` when another process has it open, or it cannot be removed.
    package func remove(_ file: SessionFile) throws(JournalError) {
        switch file.remove() {
        case 0: return
        case EWOULDBLOCK:
            throw JournalError(
                "The session \(name(of: file)) is open in another Parlance; leave it there to remove it.", isInUse: true
            )
        case let code: throw JournalError("The session \(file.id) cannot be removed: \(Journal.reason(code)).")
        }
    }

    /// Looks for words in all sessions, the last written first.
    ///
    /// - Parameters:
    ///   - words: All of them must be in a session.
    ///   - present: Makes what is to be shown of a session, on any thread.
    ///   - receive: Gets what was made, in the order of the sessions; false ends the search.
    /// - Returns: The sessions that could not be read.
    package func search<Result: Sendable>(
        _ words: [String], _ present: @escaping @Sendable (SessionFile, SessionSearch.Match) -> Result,
        _ receive: (Result) -> Bool
    ) -> [SessionFile] {
        let search = SessionSearch(words)
        var unreadable: [SessionFile] = []
        var files = files()[...]
        // The first ones are there at once; later on, more at a time leave nobody waiting for the last of them.
        var count = 32
        while !files.isEmpty {
            let batch = files.prefix(count)
            let found = map(batch) { file, journal in search.match(in: journal).map { present(file, $0) } }
            for (file, result) in zip(batch, found) {
                switch result {
                case nil: unreadable.append(file)
                case .some(nil): break
                case .some(.some(let result)): guard receive(result) else { return unreadable }
                }
            }
            files = files.dropFirst(count)
            count = min(count * 2, 1_024)
        }
        return unreadable
    }

    /// Reads sessions at the same time and makes something of the bytes of each; `nil` where they cannot be read.
    package func map<Result: Sendable>(
        _ files: some Collection<SessionFile>,
        _ transform: @escaping @Sendable (SessionFile, UnsafeBufferPointer<UInt8>) -> Result
    ) -> [Result?] {
        ParallelMap.map(Array(files), scratch: [UInt8]()) { file, buffer in
            file.withContents(&buffer) { transform(file, $0) }
        }
    }
}
