import ParlanceSystem
import TestSupport
import Testing

@Suite("Locks of files")
struct LockingTests {
    private let path: String
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        path = try folder.write("", to: "file")
    }

    @Test("An exclusive lock keeps all others out until it is let go of, or its file is closed")
    func exclusive() async throws {
        var first: OpenFile? = try OpenFile(path)
        let second = try OpenFile(path)
        try first?.tryLock(.exclusive)
        for mode in [LockMode.exclusive, .shared] {
            let error = #expect(throws: SystemError.self) { try second.tryLock(mode) }
            #expect(error?.code == .wouldBlock)
        }
        first?.unlock()
        try second.tryLock(.exclusive)
        second.unlock()
        try first?.tryLock(.exclusive)
        withExtendedLifetime(first) {}
        first = nil
        // A program that another test is starting shares the file, and with it the lock, for a moment.
        try await UnseenEvent.wait(for: "the lock to be free") { (try? second.tryLock(.exclusive)) != nil }
    }

    @Test("Any number share a lock")
    func shared() throws {
        let files = try (0..<3).map { _ in try OpenFile(path) }
        try files[0].tryLock(.shared)
        try files[1].tryLock(.shared)
        #expect(throws: SystemError(.wouldBlock)) { try files[2].tryLock(.exclusive) }
    }

    @Test("Who waits for a lock has it once it is let go of")
    func waiting() async throws {
        let holder = try FileLock(path: folder / "lock")
        #expect(holder.tryLock(.exclusive))
        let other = try FileLock(path: folder / "lock")
        #expect(!other.tryLock(.shared))
        await withCheckedContinuation { continuation in
            DetachedThread.start {
                other.waitForLock(.exclusive)
                continuation.resume()
            }
            holder.unlock()
        }
        #expect(!holder.tryLock(.shared))
        other.unlock()
        #expect(holder.tryLock(.shared))
    }

    @Test("The file of a lock is made for its owner alone; without a folder there is none")
    func file() throws {
        _ = try FileLock(path: folder / "lock")
        #expect(try FileStatus(of: folder / "lock").permissions == 0o600)
        #expect(throws: SystemError(.noSuchFile)) { try FileLock(path: folder / "no/such") }
    }
}
