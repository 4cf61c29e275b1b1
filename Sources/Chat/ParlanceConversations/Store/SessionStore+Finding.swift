import ParlanceSystem

extension SessionStore {
    /// How a journal's name ends.
    static let suffix = ".jsonl"

    /// The sessions, the last written first.
    package func files() -> [SessionFile] {
        var files: [SessionFile] = []
        guard let entries = try? DirectoryEntries(folder) else { return [] }
        for name in entries where name.hasSuffix(Self.suffix) {
            guard let status = entries.status(of: name), status.kind == .regular else { continue }
            files.append(SessionFile(path: "\(folder)/\(name)", modified: Self.modified(status)))
        }
        return SessionFile.newestFirst(files, now: Double(UTCTime.now))
    }

    /// Why the sessions cannot be looked through, as a sentence; `nil` when they can, or when there are none yet.
    package var obstacle: String? {
        do throws(SystemError) {
            _ = try DirectoryEntries(folder)
            return nil
        } catch {
            return error.code == .noSuchFile ? nil : "The sessions in \(folder) cannot be read: \(error.reason)."
        }
    }

    /// The session that was begun last, if its program died in the middle of an answer and nobody goes on with it.
    package func interrupted() -> SessionFile? {
        guard let entries = try? DirectoryEntries(folder) else { return nil }
        let tomorrow = Self.stamp(of: UTCTime.now + Int(SessionFile.tolerance))
        var (newest, ahead): (String?, String?)
        // One that was begun while the clock was wrong must not stand before all others for years.
        for name in entries where name.hasSuffix(Self.suffix) {
            if name < tomorrow { newest = max(newest ?? name, name) } else { ahead = max(ahead ?? name, name) }
        }
        guard let name = newest ?? ahead else { return nil }
        let file = SessionFile(path: "\(folder)/\(name)", modified: 0)
        return file.endsWithinAnswer ? file : nil
    }

    /// How the names of sessions begin that were begun then: `20261130T083025Z`.
    private static func stamp(of moment: Int) -> String {
        guard let time = UTCTime(secondsSince1970: moment) else { return "" }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(time.year)\(two(time.month))\(two(time.day))T\(two(time.hour))\(two(time.minute))\(two(time.second))Z"
    }

    /// When a file was written to. A time that was given to it, by `touch` or by a program that unpacks it, can lie in the
    /// future; the moment in which that was done does not.
    private static func modified(_ status: FileStatus) -> Double {
        min(status.modified.sinceEpoch, status.changed.sinceEpoch)
    }

    /// Removes a session for good.
    ///
    /// - Throws: ``FileError`` when another process has it open, or it cannot be removed.
    package func remove(_ file: SessionFile) throws(FileError) {
        do throws(SystemError) {
            try file.remove()
        } catch {
            guard error.code == .wouldBlock else {
                throw FileError("The session \(file.id) cannot be removed: \(error.reason).")
            }
            throw FileError(
                "The session \(name(of: file)) is open in another process; close it there first.", isInUse: true
            )
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
