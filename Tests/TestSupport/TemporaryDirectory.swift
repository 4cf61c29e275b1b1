import Foundation

/// A folder for one test, removed with all its contents when the last reference goes.
package final class TemporaryDirectory: Sendable {
    /// The absolute path, with no link in it.
    package let path: String

    /// Makes an empty folder that only this user can enter.
    ///
    /// - Throws: ``PosixError`` when the system's folder for temporary files cannot be written.
    package init() throws(PosixError) {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        let template = (folder as NSString).appendingPathComponent("parlance-tests-XXXXXX")
        guard let name = strdup(template) else { throw PosixError("making a temporary folder") }
        defer { free(name) }
        guard mkdtemp(name) != nil else { throw PosixError("making a temporary folder in \(folder)") }
        path = String(cString: name)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder: `directory / "config.yaml"`.
    package static func / (directory: TemporaryDirectory, name: String) -> String {
        directory.path + "/" + name
    }

    /// Writes a file, with the folders above it, and returns its path.
    ///
    /// - Throws: The error of `FileManager` or of writing.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let file = URL(fileURLWithPath: self / name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// The text of a file.
    ///
    /// - Throws: The error of reading.
    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: self / name)), as: UTF8.self)
    }
}
