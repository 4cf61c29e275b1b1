import Foundation
import ParlanceSystem
import TestSupport
import Testing

@Suite("Files and other things")
struct RegularFileTests {
    /// What may stand where a file is meant to be.
    enum Stand: String, CaseIterable {
        case pipe, folder, unixSocket, nothing, loop, device, terminal

        /// Why it cannot be read.
        var reason: String {
            switch self {
            case .pipe: "it is a pipe, not a file"
            case .folder: "it is a folder, not a file"
            case .unixSocket: "No such device or address"
            case .nothing: "No such file or directory"
            case .loop: "Too many levels of symbolic links"
            case .device, .terminal: "it is a device, not a file"
            }
        }

        /// Puts it there.
        ///
        /// - Returns: Its path.
        func make(in folder: TemporaryDirectory) throws -> String {
            let path = folder / rawValue
            switch self {
            case .pipe: #expect(mkfifo(path, 0o600) == 0)
            case .folder: #expect(mkdir(path, 0o700) == 0)
            case .unixSocket: try makeSocket(in: folder)
            case .nothing: break
            case .loop: #expect(symlink(path, path) == 0)
            case .device: return "/dev/zero"
            case .terminal: return "/dev/ptmx"
            }
            return path
        }

        private func makeSocket(in folder: TemporaryDirectory) throws {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            let place = open(folder.path, O_RDONLY | O_DIRECTORY)
            defer {
                close(descriptor)
                close(place)
            }
            // The path itself may be longer than the address of a socket.
            let path = "/proc/self/fd/\(place)/\(rawValue)"
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let isShort = withUnsafeMutableBytes(of: &address.sun_path) { bytes in
                guard path.utf8.count < bytes.count else { return false }
                bytes.copyBytes(from: path.utf8)
                return true
            }
            try #require(isShort)
            let code = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            #expect(code == 0)
        }
    }

    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    @Test(
        "Anything but a file is refused at once, with what it is instead, also behind a link", arguments: Stand.allCases
    )
    func refused(stand: Stand) throws {
        let path = try stand.make(in: folder)
        let link = folder / "link"
        #expect(symlink(path, link) == 0)
        let further = folder / "further"
        #expect(symlink(link, further) == 0)
        for path in [path, link, further] {
            for access in [OpenFile.Access.reading, .readingAndWriting] {
                let error = #expect(throws: SystemError.self) { try RegularFile.open(path, access) }
                // A folder is refused by the system when it is to be written to.
                let reasons = [stand.reason] + (stand == .folder ? ["Is a directory"] : [])
                #expect(reasons.contains(error?.reason ?? ""), "\(path)")
            }
            #expect(throws: SystemError.self) { try RegularFile.read(path) }
            #expect(throws: SystemError.self) { try RegularFile.text(path) }
        }
    }

    @Test("A pipe with a writer is refused too, and nothing is read from it")
    func filledPipe() throws {
        let path = try Stand.pipe.make(in: folder)
        let writer = open(path, O_RDWR | O_NONBLOCK)
        defer { close(writer) }
        #expect(write(writer, "abc", 3) == 3)
        #expect(throws: SystemError.self) { try RegularFile.read(path) }
        var bytes = [UInt8](repeating: 0, count: 8)
        #expect(read(writer, &bytes, 8) == 3)
    }

    @Test("A file is read, also behind a link, and up to a limit")
    func file() throws {
        let path = try folder.write("Grüße", to: "file")
        let link = folder / "link"
        #expect(symlink(path, link) == 0)
        #expect(try RegularFile.text(link) == "Grüße")
        #expect(try RegularFile.read(path, upTo: 2) == Array("Gr".utf8))
        #expect(try RegularFile.read(path, upTo: 0).isEmpty)
        #expect(try RegularFile.read(try folder.write("", to: "empty")).isEmpty)
        try Data([0xFF]).write(to: URL(fileURLWithPath: path))
        #expect(try RegularFile.text(path) == nil)
    }

    @Test("A pipe that a shell hands over is read to its end")
    func inherited() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        // Another test's program would keep them open.
        for end in ends { #expect(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
        #expect(write(ends[1], "abc", 3) == 3)
        close(ends[1])
        defer { close(ends[0]) }
        #expect(try RegularFile.text("/dev/fd/\(ends[0])") == "abc")
    }

    @Test("An opened file is not handed on to programs that are started")
    func closing() throws {
        let file = try RegularFile.open(try folder.write("", to: "file"))
        #expect(fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0)
    }
}
