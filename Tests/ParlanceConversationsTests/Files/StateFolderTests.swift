import ChatTestSupport
import Foundation
import TestSupport
import Testing

@testable import ParlanceConversations

@Suite("State folder")
struct StateFolderTests {
    @Test(
        "The folder is where the XDG Base Directory Specification says",
        arguments: [
            (["XDG_STATE_HOME": "/state", "HOME": "/home/ada"], "/state/parlance"),
            (["HOME": "/home/ada"], "/home/ada/.local/state/parlance"),
            (["XDG_STATE_HOME": "", "HOME": "/home/ada"], "/home/ada/.local/state/parlance"),
            (["XDG_STATE_HOME": "relative", "HOME": "/home/ada"], "/home/ada/.local/state/parlance"),
            (["XDG_STATE_HOME": "/state"], "/state/parlance"),
            (["HOME": ""], nil), (["HOME": "relative"], nil), ([:], nil),
        ] as [([String: String], String?)])
    func path(environment: [String: String], path: String?) {
        #expect(StateFolder.path(in: environment) == path)
    }

    @Test("It is made for its owner alone, with the folders above it")
    func creation() throws {
        let folder = try TemporaryDirectory()
        try StateFolder.create(folder / "a/b")
        #expect(try permissions(of: folder / "a") == 0o700)
        #expect(try permissions(of: folder / "a/b") == 0o700)
    }

    @Test("A folder that is there stays as it is")
    func existing() throws {
        let folder = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: folder / "a", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o750])
        try StateFolder.create(folder / "a")
        try StateFolder.create(folder / "a/b")
        #expect(try permissions(of: folder / "a") == 0o750)
        #expect(try permissions(of: folder / "a/b") == 0o700)
    }

    @Test("A file in the way is named with the system's reason")
    func inTheWay() throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write("", to: "file")
        #expect(throws: FileError("The folder \(file)/sub cannot be created: Not a directory.")) {
            try StateFolder.create(file + "/sub")
        }
    }
}
