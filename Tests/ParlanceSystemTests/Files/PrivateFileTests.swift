import Foundation
import ParlanceSystem
import TestSupport
import Testing

@Suite("Files that are replaced as a whole")
struct PrivateFileTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private var names: [String] { (try? DirectoryEntries(folder.path).sorted()) ?? [] }

    @Test("The first write makes the file and its folders, for their owner alone")
    func made() throws {
        let file = PrivateFile(path: folder / "a/b/file")
        #expect(try file.read(upTo: 10) == nil)
        #expect(file.status == nil)
        try file.write(Array("text".utf8))
        #expect(try file.read(upTo: 10) == Array("text".utf8))
        #expect(try file.read(upTo: 2) == Array("te".utf8))
        #expect(file.status?.permissions == 0o600)
        #expect(try FileStatus(of: file.folder).permissions == 0o700)
        #expect(try DirectoryEntries(file.folder).sorted() == ["file"])
    }

    @Test("The contents are replaced by another file; who has the old one open keeps it")
    func replaced() throws {
        let file = PrivateFile(path: try folder.write("old", to: "file"))
        let open = try OpenFile(file.path)
        try file.write(Array("new".utf8))
        #expect(try open.readAll() == Array("old".utf8))
        #expect(try folder.read("file") == "new")
        #expect(file.status?.permissions == 0o600)
        #expect(names == ["file"])
    }

    @Test("The new file has the permissions that it is given")
    func permissions() throws {
        let file = PrivateFile(path: try folder.write("old", to: "file"))
        try file.write(Array("new".utf8), permissions: 0o640)
        #expect(file.status?.permissions == 0o640)
        #expect(try folder.read("file") == "new")
    }

    @Test("A link stays one: what it leads to is replaced")
    func link() throws {
        try folder.write("old", to: "elsewhere/file")
        #expect(symlink("elsewhere/file", folder / "link") == 0)
        try PrivateFile(path: folder / "link").write(Array("new".utf8))
        #expect(FileSystem.target(ofLink: folder / "link") == "elsewhere/file")
        #expect(try folder.read("elsewhere/file") == "new")
    }

    @Test("What cannot be replaced stays, and nothing is left beside it")
    func failure() throws {
        try FileSystem.createFolder(folder / "file")
        let error = #expect(throws: SystemError.self) { try PrivateFile(path: folder / "file").write([1]) }
        #expect(error?.code == .isADirectory)
        #expect(names == ["file"])
        let unreadable = #expect(throws: SystemError.self) { try PrivateFile(path: folder / "file").read(upTo: 1) }
        #expect(unreadable?.reason == "it is a folder, not a file")
    }

    @Test("What killed writers left is removed, and nothing else, unless somebody is writing")
    func leftovers() throws {
        let others = ["file", "file.backup", "file.Nov30", "other.new-aB3dE6", "file.new-", "file.aaaaaa"]
        for name in others + ["file.new-aB3dE6", "file.aB3dE6"] { try folder.write("", to: name) }
        let file = PrivateFile(path: folder / "file")
        let holder = try OpenFile(folder.path, .reading, .directory)
        try holder.tryLock(.exclusive)
        file.tryRemovingLeftovers()
        #expect(names.count == others.count + 2)
        holder.unlock()
        file.tryRemovingLeftovers()
        #expect(names == others.sorted())
    }

    @Test("Nobody else has the lock of the folder while something is changed")
    func locked() throws {
        let other = try OpenFile(folder.path, .reading, .directory)
        let error = PrivateFile(path: folder / "file").whileLocked {
            #expect(throws: SystemError.self) { try other.tryLock(.exclusive) }
        }
        #expect(error?.code == .wouldBlock)
        try other.tryLock(.exclusive)
    }
}
