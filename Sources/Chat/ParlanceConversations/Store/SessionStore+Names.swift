extension SessionStore {
    /// What means the session that was written to last. It always does, whatever a session is called: to know that, all
    /// of them would have to be read.
    private static let last = "last"

    /// The session that is meant by its name or its title, by the beginning of either, or by words that are in its title,
    /// else in what was said; by `last` the one that was written to last.
    ///
    /// - Throws: ``FileError`` when it is none, or several.
    package func find(_ name: String) throws(FileError) -> SessionFile {
        let found = matches(for: name)
        guard found.count > 1 else {
            if let file = found.first { return file }
            throw FileError(
                obstacle
                    ?? (files().isEmpty
                        ? "There are no sessions yet."
                        : "No session matches '\(name)'. `parlance sessions` and /sessions list them."))
        }
        let names = found.prefix(3).map(self.name).joined(separator: ", ")
        throw FileError(
            "'\(name)' matches \(found.count.counted("session")): \(names)\(found.count > 3 ? " …" : "").")
    }

    /// The sessions that may be meant, as ``find(_:)`` looks for them, the last written first.
    package func matches(for name: String) -> [SessionFile] {
        let files = files()
        guard !name.allSatisfy(\.isWhitespace) else { return [] }
        if name == Self.last { return files.first(where: \.hasTitle).map { [$0] } ?? [] }
        let exact = files.filter { $0.id == name || $0.shortID == name }
        if !exact.isEmpty { return exact }
        let begun = files.filter { $0.id.hasPrefix(name) || $0.shortID.hasPrefix(name) }
        if !begun.isEmpty { return begun }
        let titles = map(files) { ($0, Folding.fold(JournalText($1).title)) }.compactMap(\.self)
        let wanted = Folding.fold(name)
        let named = titles.filter { $0.1 == wanted }
        if !named.isEmpty { return named.map(\.0) }
        let starting = titles.filter { $0.1.starts(with: wanted) }
        if !starting.isEmpty { return starting.map(\.0) }
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        let patterns = words.map(FoldedPattern.init)
        let titled = titles.filter { title in
            title.1.withUnsafeBufferPointer { bytes in patterns.allSatisfy { $0.firstIndex(in: bytes) != nil } }
        }
        return titled.isEmpty ? mentioning(words) : titled.map(\.0)
    }

    /// The sessions in which all of the words were said.
    private func mentioning(_ words: [String]) -> [SessionFile] {
        var found: [SessionFile] = []
        _ = search(words, { file, _ in file }) { file in
            found.append(file)
            return true
        }
        return found
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
