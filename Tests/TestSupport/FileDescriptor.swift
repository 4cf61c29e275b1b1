import Glibc
import Synchronization

/// An open file that is closed when nobody holds it any more.
final class FileDescriptor: Sendable {
    private let state: Mutex<Int32>

    /// Takes over an open file.
    init(owning number: Int32) {
        state = Mutex(number)
    }

    deinit { close() }

    /// The number; -1, which `poll` skips, once it is closed. Only for the thread that closes it.
    var number: Int32 { state.withLock { $0 } }

    /// Works with the number while nobody can close it.
    func use<Value: Sendable>(_ body: @Sendable (Int32) -> Value) -> Value {
        state.withLock { body($0) }
    }

    func close() {
        state.withLock { number in
            if number >= 0 { _ = Glibc.close(number) }
            number = -1
        }
    }

    func makeNonBlocking() {
        use { _ = fcntl($0, F_SETFL, fcntl($0, F_GETFL) | O_NONBLOCK) }
    }

    /// What one `read` gives: bytes, the end of the file, or nothing now.
    enum ReadResult {
        case bytes(ArraySlice<UInt8>)
        case end
        case nothing
    }

    /// Reads at most 64 KiB without waiting, if the file is non-blocking.
    func readOnce() -> ReadResult {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(number, &buffer, buffer.count)
            if count > 0 { return .bytes(buffer[..<count]) }
            if count == 0 { return .end }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .nothing
            // A terminal says EIO when its other side is closed.
            default: return .end
            }
        }
    }

    /// Writes what fits without waiting and removes it from `bytes`; `false` when nobody reads any more.
    func writeSome(_ bytes: inout [UInt8]) -> Bool {
        while !bytes.isEmpty {
            let (count, code) = use { [bytes] number in
                let count = write(number, bytes, bytes.count)
                return (count, count < 0 ? errno : 0)
            }
            if count >= 0 {
                bytes.removeFirst(count)
            } else if code == EAGAIN {
                return true
            } else if code != EINTR {
                return false
            }
        }
        return true
    }
}

extension FileDescriptor {
    /// Opens a file with `O_CLOEXEC`, so that no child of another test inherits it.
    static func open(_ path: String, _ flags: Int32) throws(PosixError) -> FileDescriptor {
        let number = Glibc.open(path, flags | O_CLOEXEC)
        guard number >= 0 else { throw PosixError("opening \(path)") }
        return FileDescriptor(owning: number)
    }

    /// Makes a pipe whose ends no child inherits unless it is told to.
    static func pipe() throws(PosixError) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
        var numbers: [Int32] = [-1, -1]
        guard try CLibrary.pipe2()(&numbers, O_CLOEXEC) == 0 else { throw PosixError("making a pipe") }
        return (FileDescriptor(owning: numbers[0]), FileDescriptor(owning: numbers[1]))
    }
}
