#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SessionStore {
    /// How a journal's name ends.
    static let suffix = ".jsonl"

    /// The sessions, the last written first.
    public func files() -> [SessionFile] {
        names().compactMap { name -> SessionFile? in
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0 else { return nil }
            return SessionFile(path: "\(folder)/\(name)", modified: Self.modified(status))
        }.sorted { ($0.modified, $0.path) > ($1.modified, $1.path) }
    }

    /// The names of the journals.
    private func names() -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(Self.suffix) { names.append(name) }
        }
        return names
    }

    /// The session that was begun last, if its program died in the middle of an answer and nobody goes on with it.
    func interrupted() -> SessionFile? {
        guard let newest = names().max() else { return nil }
        let file = SessionFile(path: "\(folder)/\(newest)", modified: 0)
        return file.endsWithinAnswer ? file : nil
    }

    private static func modified(_ status: stat) -> Double {
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The session that is meant by its name or by its title, or by the beginning of either.
    ///
    /// - Throws: ``JournalError`` when it is none, or several.
    public func find(_ name: String) throws(JournalError) -> SessionFile {
        let files = files()
        if let file = try Self.only(files.filter { $0.id == name || $0.shortID == name }, name) { return file }
        if let file = try Self.only(
            files.filter { !name.isEmpty && ($0.id.hasPrefix(name) || $0.shortID.hasPrefix(name)) }, name)
        {
            return file
        }
        let wanted = Folding.fold(name)
        let titles = ParallelMap.map(files, scratch: [UInt8]()) { file, buffer in
            (file, Folding.fold(file.withContents(&buffer) { JournalText($0).title } ?? ""))
        }
        for isMeant in [{ $0 == wanted }, { $0.starts(with: wanted) }] as [([UInt8]) -> Bool] where !wanted.isEmpty {
            if let file = try Self.only(titles.filter { isMeant($0.1) }.map(\.0), name) { return file }
        }
        throw JournalError("There is no session '\(name)'. `parlance sessions` and /sessions list them.")
    }

    private static func only(_ files: [SessionFile], _ name: String) throws(JournalError) -> SessionFile? {
        guard files.count > 1 else { return files.first }
        let names = files.prefix(3).map(\.shortID).joined(separator: ", ")
        throw JournalError(
            "'\(name)' may be any of \(files.count.counted("session")): \(names)\(files.count > 3 ? " …" : "").")
    }

    /// What a session is called.
    func title(of file: SessionFile) -> String {
        var buffer: [UInt8] = []
        return file.withContents(&buffer) { JournalText($0).title } ?? ""
    }

    /// Removes a session for good.
    ///
    /// - Throws: ``JournalError`` when another process has it open, or it cannot be removed.
    public func remove(_ file: SessionFile) throws(JournalError) {
        // Held until it is gone, so that nobody goes on with it meanwhile.
        let journal = try Journal(path: file.path, isNew: false)
        guard unlink(file.path) == 0 else {
            throw JournalError("The session \(file.id) cannot be removed: \(Journal.reason(errno)).")
        }
        withExtendedLifetime(journal) {}
    }

    /// Looks for words in all sessions, the last written first.
    ///
    /// - Parameters:
    ///   - words: All of them must be in a session.
    ///   - present: Makes what is to be shown of a session, on any thread.
    ///   - receive: Gets what was made, in the order of the sessions; false ends the search.
    func search<Result: Sendable>(
        _ words: [String], _ present: @escaping @Sendable (SessionFile, SessionSearch.Match) -> Result,
        _ receive: (Result) -> Bool
    ) {
        let search = SessionSearch(words)
        var files = files()[...]
        // The first ones are there at once; later on, more at a time leave nobody waiting for the last of them.
        var count = 32
        while !files.isEmpty {
            let found = ParallelMap.map(Array(files.prefix(count)), scratch: [UInt8]()) { file, buffer -> Result? in
                file.withContents(&buffer, search.match).flatMap(\.self).map { present(file, $0) }
            }
            for result in found.compactMap(\.self) where !receive(result) { return }
            files = files.dropFirst(count)
            count = min(count * 2, 1_024)
        }
    }
}
