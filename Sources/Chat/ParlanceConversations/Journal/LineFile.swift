import FoundationEssentials
import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file to which lines are only added, each in one `write` at its end, so that programs that run side by side lose
/// nothing of each other. It is made, readable for its owner alone, with the first line.
package struct LineFile: Sendable {
    /// Where it is.
    package let path: String
    /// What it holds, as the beginning of a sentence: "The input history".
    let name: String

    /// A file at a path, which need not be there yet.
    ///
    /// - Parameter name: What it holds, as the beginning of a sentence.
    package init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    /// Adds a line.
    ///
    /// - Throws: ``JournalError`` with the system's reason.
    package func append(_ line: String) throws(JournalError) {
        if let slash = path.lastIndex(of: "/") {
            try StateFolder.create(String(path[..<slash]))
        }
        let descriptor: Int32
        do throws(RegularFile.Failure) {
            descriptor = try RegularFile.open(path, O_RDWR | O_APPEND | O_CREAT)
        } catch {
            throw failure(error.reason)
        }
        defer { close(descriptor) }
        Journal.endTornLine(of: descriptor)
        let bytes = Array((line + "\n").utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw failure(Journal.reason(errno)) }
    }

    /// The lines at its end, at most so many bytes of them; none without a file.
    package func lastLines(within limit: Int) -> [ArraySlice<UInt8>] {
        guard let descriptor = try? RegularFile.open(path) else { return [] }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        let start = max(0, size - limit)
        guard size > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: size - start)
        let count = pread(descriptor, &bytes, bytes.count, start)
        guard count > 0 else { return [] }
        let lines = bytes[..<count].split(separator: UInt8(ascii: "\n"))
        // The first line may have lost its beginning.
        return start > 0 ? Array(lines.dropFirst()) : lines
    }

    private func failure(_ reason: String) -> JournalError {
        JournalError("\(name) cannot be saved in \(path): \(reason).")
    }
}
