import Foundation
@testable import ParlanceSystem
import TestSupport
import Testing

@Suite("Files by their paths")
struct FileSystemTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test("A folder is made with those above it, for its owner alone; those that exist stay as they are")
    func createFolder() throws {
        #expect(chmod(folder.path, 0o755) == 0)
        try FileSystem.createFolder(folder / "a/b/c")
        for path in ["a", "a/b", "a/b/c"] {
            let status = try FileStatus(of: folder / path)
            #expect(status.kind == .directory && status.permissions == 0o700)
        }
        try FileSystem.createFolder(folder / "a/b/c")
        #expect(try FileStatus(of: folder.path).permissions == 0o755)
    }

    @Test("A file in the way of a folder is named")
    func fileInTheWay() throws {
        try folder.write("", to: "a/file")
        let error = #expect(throws: FileSystem.FolderError.self) {
            try FileSystem.createFolder(folder / "a/file/b/c")
        }
        #expect(error == FileSystem.FolderError(folder: folder / "a/file/b", error: SystemError(.notADirectory)))
    }

    @Test("The names in a folder are all, without those of itself and its parent")
    func entries() throws {
        for name in ["one", "two", ".hidden", "ü", "sub/file"] { try folder.write("12", to: name) }
        let entries = try DirectoryEntries(folder.path)
        var found: [String: Int] = [:]
        for name in entries { found[name] = entries.status(of: name).map { $0.kind == .regular ? $0.size : -1 } }
        #expect(found == ["one": 2, "two": 2, ".hidden": 2, "ü": 2, "sub": -1])
        #expect(entries.status(of: "none") == nil)
        #expect(throws: SystemError(.noSuchFile)) { try DirectoryEntries(folder / "none") }
        #expect(throws: SystemError(.notADirectory)) { try DirectoryEntries(folder / "one") }
    }

    @Test("Links are followed, and read")
    func links() throws {
        let path = try folder.write("", to: "file")
        let link = folder / "link"
        #expect(symlink("file", link) == 0)
        #expect(FileSystem.target(ofLink: link) == "file")
        #expect(FileSystem.target(ofLink: path) == nil)
        #expect(FileSystem.resolved(link) == path)
        #expect(FileSystem.resolved(folder / "none") == nil)
    }

    @Test("Files get other names, and are removed")
    func namesAndRemoval() throws {
        let (old, new) = (try folder.write("new", to: "old"), try folder.write("", to: "new"))
        try FileSystem.rename(old, to: new)
        #expect(try folder.read("new") == "new")
        #expect(!FileSystem.exists(old))
        #expect(throws: SystemError(.noSuchFile)) { try FileSystem.rename(old, to: new) }
        try FileSystem.remove(new)
        #expect(throws: SystemError(.noSuchFile)) { try FileSystem.remove(new) }
    }

    @Test("What may be read and run is told")
    func access() throws {
        let path = try folder.write("", to: "file")
        #expect(FileSystem.isReadable(path) && !FileSystem.isExecutable(path))
        #expect(chmod(path, 0o700) == 0)
        #expect(FileSystem.isExecutable(path))
        #expect(throws: SystemError(.noSuchFile)) { try FileSystem.checkReadable(folder / "none") }
        try FileSystem.checkReadable(path)
    }

    @Test("Paths that match a pattern come in alphabetical order")
    func patterns() throws {
        for name in ["b.md", "a.md", "c.txt"] { try folder.write("", to: name) }
        #expect(FileSystem.paths(matching: folder / "*.md") == [folder / "a.md", folder / "b.md"])
        #expect(FileSystem.paths(matching: folder / "[bc].*") == [folder / "b.md", folder / "c.txt"])
        #expect(FileSystem.paths(matching: folder / "*.no").isEmpty)
    }
}
