extension SessionStore {
    /// What means the session that was written to last.
    private static let last = "last"

    /// The session that is meant by its name or by its title, or by the beginning of either; by `last` the one that was
    /// written to last, unless one is called so.
    ///
    /// - Throws: ``FileError`` when it is none, or several.
    package func find(_ name: String) throws(FileError) -> SessionFile {
        let files = files()
        if let file = try only(files.filter { $0.id == name || $0.shortID == name }, name) { return file }
        if let file = try only(
            files.filter { !name.isEmpty && ($0.id.hasPrefix(name) || $0.shortID.hasPrefix(name)) }, name)
        {
            return file
        }
        let wanted = Folding.fold(name)
        let titles = map(files) { ($0, Folding.fold(JournalText($1).title)) }.compactMap(\.self)
        if !wanted.isEmpty {
            if let file = try only(titles.filter { $0.1 == wanted }.map(\.0), name) { return file }
            if name == Self.last, let file = titles.first(where: { !$0.1.isEmpty })?.0 { return file }
            if let file = try only(titles.filter { $0.1.starts(with: wanted) }.map(\.0), name) { return file }
        }
        throw FileError(
            obstacle
                ?? (files.isEmpty
                    ? "There are no sessions yet."
                    : "No session matches '\(name)'. `parlance sessions` and /sessions list them."))
    }

    private func only(_ files: [SessionFile], _ name: String) throws(FileError) -> SessionFile? {
        guard files.count > 1 else { return files.first }
        let names = files.prefix(3).map(self.name).joined(separator: ", ")
        throw FileError(
            "'\(name)' matches \(files.count.counted("session")): \(names)\(files.count > 3 ? " …" : "").")
    }

    /// What a session is called.
    package func title(of file: SessionFile) -> String {
        var buffer: [UInt8] = []
        return file.withContents(&buffer) { JournalText($0).title } ?? ""
    }

    /// What sessions are called; empty where that is not known.
    package func titles(of files: [SessionFile]) -> [String] {
        map(files) { JournalText($1).title }.map { $0 ?? "" }
    }

    /// How a person knows a session: by the end of its name and by its title.
    package func name(of file: SessionFile) -> String {
        let title = title(of: file).opening
        return title.isEmpty ? file.shortID : "\(file.shortID) '\(title)'"
    }
}
