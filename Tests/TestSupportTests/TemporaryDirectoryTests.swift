import Foundation
import TestSupport
import Testing

@Suite("A temporary folder")
struct TemporaryDirectoryTests {
    @Test("It is new each time, holds files and goes with its last reference")
    func lifetime() throws {
        var directory: TemporaryDirectory? = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let path = try #require(directory?.path)
        #expect(path != other.path)
        #expect(try directory?.write("text", to: "a/b.txt") == path + "/a/b.txt")
        #expect(try directory?.read("a/b.txt") == "text")
        directory = nil
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(FileManager.default.fileExists(atPath: other.path))
    }
}
