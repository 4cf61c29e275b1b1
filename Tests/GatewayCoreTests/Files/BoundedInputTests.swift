import Foundation
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Files and pipes are read no further than is allowed")
struct BoundedInputTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test(
        "A file up to the limit is read, a longer one is not",
        arguments: [(5, true), (6, true), (4, false), (0, false)])
    func file(limit: Int, isRead: Bool) throws {
        let path = try folder.write("Hello", to: "file")
        if isRead {
            #expect(try BoundedInput.read(path: path, upTo: limit) == Array("Hello".utf8))
        } else {
            #expect(throws: BoundedInput.Failure.tooLong(limit: limit)) {
                try BoundedInput.read(path: path, upTo: limit)
            }
        }
    }

    @Test("Devices without end, empty files, folders and what is not there", arguments: [false, true])
    func kinds(acceptsPipes: Bool) throws {
        func failure(_ path: String) -> BoundedInput.Failure? {
            do throws(BoundedInput.Failure) {
                _ = try BoundedInput.read(path: path, upTo: 1000, acceptsPipes: acceptsPipes)
                return nil
            } catch {
                return error
            }
        }
        #expect(failure("/dev/zero") == (acceptsPipes ? .tooLong(limit: 1000) : .notAFile))
        #expect(failure("/dev/null") == (acceptsPipes ? nil : .notAFile))
        #expect(failure(folder.path) == .notAFile)
        #expect(failure(folder / "none") == .system(ENOENT))
        let empty = try folder.write("", to: "empty")
        #expect(failure(empty) == nil)
        // A sparse file of 10 GB is not even begun.
        let sparse = try folder.write("", to: "sparse")
        #expect(truncate(sparse, 10_000_000_000) == 0)
        #expect(failure(sparse) == .tooLong(limit: 1000))
    }

    @Test("A pipe that nobody writes to is refused at once where only a file will do")
    func pipe() throws {
        #expect(mkfifo(folder / "pipe", 0o600) == 0)
        #expect(throws: BoundedInput.Failure.notAFile) { try BoundedInput.read(path: folder / "pipe", upTo: 10) }
        // Every file of our own is read so: the configuration, models, and what is beside them.
        try FileManager.default.createDirectory(atPath: folder / "models", withIntermediateDirectories: true)
        #expect(mkfifo(folder / "models/openai.json", 0o600) == 0)
        #expect(ModelListCache(folder: folder / "models").list(of: "openai", at: nil) == nil)
        let configuration = ConfigurationFile.load(path: folder / "pipe")
        #expect(configuration.diagnostics.map(\.message) == ["The configuration is not a file."])
    }

    @Test("A configuration that is too large is told with its limit")
    func configuration() throws {
        let path = try folder.write("", to: "config.yaml")
        #expect(truncate(path, 10_000_000_000) == 0)
        let message = "The configuration is larger than the limit of 16 MiB."
        #expect(ConfigurationFile.load(path: path).diagnostics.map(\.message) == [message])
        #expect(ConfigurationFile.load(path: "/dev/zero", isRequired: true).diagnostics.map(\.message) == [message])
    }

    @Test(
        "Lines are handed out one after another, each bounded, the file not",
        arguments: [
            ("a\nb\n", ["a", "b"], true), ("a\n\nb", ["a", "", "b"], true), ("", [], true), ("\n", [""], true),
            ("abcd\nabcd\n", ["abcd", "abcd"], true), ("ab\nabcde\nx\n", ["ab"], false), ("abcde", [], false),
        ] as [(String, [String], Bool)])
    func lines(text: String, expected: [String], isWhole: Bool) throws {
        let path = try folder.write(text, to: "lines")
        var lines: [String] = []
        let result = Result {
            try BoundedInput.readLines(path: path, upTo: 4) { lines.append(String(decoding: $0, as: UTF8.self)) }
        }
        #expect(lines == expected)
        #expect(((try? result.get()) != nil) == isWhole)
    }
}
