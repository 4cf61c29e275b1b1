import Foundation
import ParlanceSystem
import TestSupport
import Testing

@Suite("Open files")
struct OpenFileTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test("A new file is for its owner alone, and no program that is started has it")
    func made() throws {
        let file = try OpenFile(folder / "file", .readingAndWriting, .creatingNew)
        #expect(try file.status().permissions == 0o600)
        #expect(fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test("What is to be new must not exist, not even as a link to nowhere")
    func notNew() throws {
        let path = try folder.write("text", to: "file")
        let link = folder / "link"
        #expect(symlink(folder / "nowhere", link) == 0)
        for path in [path, link] {
            let error = #expect(throws: SystemError.self) { try OpenFile(path, .writing, .creatingNew) }
            #expect(error?.code == .fileExists)
        }
        #expect(try folder.read("file") == "text")
        #expect(!FileSystem.exists(folder / "nowhere"))
    }

    @Test("The reason of a failure is the system's")
    func missing() {
        let error = #expect(throws: SystemError.self) { try OpenFile(folder / "none") }
        #expect(error?.code == .noSuchFile)
        #expect(error?.reason == "No such file or directory")
    }

    @Test("Options do what they say: emptying, appending, folders alone")
    func options() throws {
        let path = try folder.write("old", to: "file")
        let first = try OpenFile(path, .writing, .appending)
        let second = try OpenFile(path, .writing, .appending)
        try first.write("1")
        try second.write("2")
        try first.write("3")
        #expect(try folder.read("file") == "old123")
        _ = try OpenFile(path, .writing, .emptying)
        #expect(try folder.read("file").isEmpty)
        let error = #expect(throws: SystemError.self) { try OpenFile(path, .reading, .directory) }
        #expect(error?.code == .notADirectory)
        _ = try OpenFile(folder.path, .reading, .directory)
    }

    @Test("It is closed once nobody holds it")
    func closing() throws {
        let path = folder / "pipe"
        #expect(mkfifo(path, 0o600) == 0)
        let reader = try OpenFile(path, .reading, .nonBlocking)
        var writer: OpenFile? = try OpenFile(path, .writing)
        let error = #expect(throws: SystemError.self) { try reader.readPiece() }
        #expect(error?.code == .wouldBlock)
        withExtendedLifetime(writer) {}
        writer = nil
        // Without a writer the pipe is at its end; a process that another test is just starting may hold it for a moment.
        #expect(Poll.wait(for: reader, milliseconds: 60_000))
        #expect(try reader.readPiece().isEmpty)
    }

    @Test("Names that nobody has are made between what is before and after them")
    func unique() throws {
        let prefix = folder / "draft-"
        let files = try (0..<2).map { _ in try OpenFile.unique(prefix: prefix, suffix: ".md") }
        #expect(files[0].path != files[1].path)
        for (file, path) in files {
            #expect(path.hasPrefix(prefix) && path.hasSuffix(".md") && path.utf8.count == prefix.utf8.count + 9)
            #expect(try FileStatus(of: path) == file.status())
            #expect(try file.status().permissions == 0o600)
            #expect(fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0)
        }
        #expect(throws: SystemError.self) { try OpenFile.unique(prefix: folder / "no/such/") }
    }
}
