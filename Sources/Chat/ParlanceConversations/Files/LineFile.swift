import FoundationEssentials
import ParlanceSystem

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
    /// - Throws: ``FileError`` with the system's reason.
    package func append(_ line: String) throws(FileError) {
        if let slash = path.lastIndex(of: "/") {
            try StateFolder.create(String(path[..<slash]))
        }
        do throws(SystemError) {
            let file = try RegularFile.open(path, .readingAndWriting, [.appending, .creating])
            file.endTornLine()
            try file.write(line + "\n")
        } catch {
            throw FileError("\(name) cannot be saved in \(path): \(error.reason).")
        }
    }

    /// The lines at its end, at most so many bytes of them; none without a file.
    package func lastLines(within limit: Int) -> [ArraySlice<UInt8>] {
        guard let end = try? RegularFile.open(path).readEnd(upTo: limit), !end.bytes.isEmpty else { return [] }
        let lines = end.bytes[...].split(separator: UInt8(ascii: "\n"))
        // The first line may have lost its beginning.
        return end.offset > 0 ? Array(lines.dropFirst()) : lines
    }
}
