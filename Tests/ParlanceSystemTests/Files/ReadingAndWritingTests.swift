import Foundation
@testable import ParlanceSystem
import TestSupport
import Testing

@Suite("Reading and writing")
struct ReadingAndWritingTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func file(_ text: String = "") throws -> OpenFile {
        try OpenFile(folder.write(text, to: "file"), .readingAndWriting, .appending)
    }

    @Test("All is read, up to a limit, in as many pieces as it takes")
    func readAll() throws {
        let text = String(repeating: "0123456789", count: 20_000)
        #expect(try file(text).readAll() == Array(text.utf8))
        #expect(try file(text).readAll(upTo: 70_001) == Array(text.utf8.prefix(70_001)))
        #expect(try file(text).readAll(upTo: 0).isEmpty)
        #expect(try file().readAll().isEmpty)
    }

    @Test("A place in the file is read without moving, and so is its end")
    func places() throws {
        let file = try file("0123456789")
        #expect(try file.read(at: 3, upTo: 4) == Array("3456".utf8))
        #expect(try file.read(at: 8, upTo: 4) == Array("89".utf8))
        #expect(try file.read(at: 20, upTo: 4).isEmpty)
        let end = try file.readEnd(upTo: 4)
        #expect(end.bytes == Array("6789".utf8))
        #expect(end.offset == 6)
        let all = try file.readEnd(upTo: 11)
        #expect(all.bytes == Array("0123456789".utf8))
        #expect(all.offset == 0)
        #expect(try file.readPiece(upTo: 2) == Array("01".utf8))
    }

    @Test("A folder cannot be read")
    func folderIsNoFile() throws {
        let error = #expect(throws: SystemError.self) { try OpenFile(folder.path).readAll() }
        #expect(error?.code == .isADirectory)
    }

    @Test("A place is written to, and the file is cut off behind it")
    func writeAt() throws {
        let path = try folder.write("0123456789", to: "file")
        let file = try OpenFile(path, .readingAndWriting)
        try file.write(Array("abc".utf8), at: 2)
        #expect(try folder.read("file") == "01abc56789")
        try file.truncate(to: 5)
        #expect(try folder.read("file") == "01abc")
    }

    @Test("A full disk is an error that says how much found room")
    func fullDisk() throws {
        let full = try OpenFile("/dev/full", .writing)
        #expect(throws: PartialWrite(count: 0, error: SystemError(.init(rawValue: ENOSPC)))) {
            try full.writeWhole(Array("text".utf8))
        }
        let error = #expect(throws: SystemError.self) { try full.write("text") }
        #expect(error?.reason == "No space left on device")
    }

    @Test("A pipe that somebody made non-blocking is waited for; nothing is lost")
    func nonBlockingPipe() async throws {
        let path = folder / "pipe"
        #expect(mkfifo(path, 0o600) == 0)
        let reader = try OpenFile(path, .reading, .nonBlocking)
        let writer = try OpenFile(path, .writing, .nonBlocking)
        let text = String(repeating: "0123456789", count: 50_000)
        let written = await withCheckedContinuation { continuation in
            DetachedThread.start { continuation.resume(returning: Result { try writer.write(text) }) }
            var bytes: [UInt8] = []
            while bytes.count < text.utf8.count, Poll.wait(for: reader, milliseconds: 600_000),
                let piece = try? reader.readPiece(), !piece.isEmpty
            {
                bytes += piece
            }
            #expect(bytes == Array(text.utf8))
        }
        try written.get()
    }

    @Test(
        "Only a last line without an end gets one",
        arguments: [("", ""), ("a\n", "a\n"), ("a\nb", "a\nb\n"), ("\n", "\n"), ("a", "a\n")])
    func tornLine(before: String, after: String) throws {
        try file(before).endTornLine()
        #expect(try folder.read("file") == after)
    }

    @Test("A file that was removed has no name, and its status tells files apart")
    func status() throws {
        let file = try file("text")
        let status = try file.status()
        #expect(status.kind == .regular && status.size == 4 && status.names == 1)
        #expect(try FileStatus(of: folder / "file") == status)
        #expect(try FileStatus(of: folder.write("text", to: "other")) != status)
        FileSystem.setTimes(of: folder / "file", to: 1_000_000_000)
        #expect(try file.status().modified == FileStatus.Time(seconds: 1_000_000_000, nanoseconds: 0))
        #expect(try file.status() != status)
        try FileSystem.remove(folder / "file")
        #expect(try file.status().names == 0)
        #expect(throws: SystemError(.noSuchFile)) { try FileStatus(of: folder / "file") }
        #expect(try FileStatus(of: folder.path).kind == .directory)
        #expect(try FileStatus(of: "/dev/null").kind == .device)
    }
}
