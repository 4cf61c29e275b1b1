import Foundation
import ParlanceSystem
import Synchronization
import Testing

@Suite("Threads")
struct ThreadTests {
    private static func blocked() -> [Int32] {
        var signals = sigset_t()
        pthread_sigmask(SIG_SETMASK, nil, &signals)
        return [SIGINT, SIGPIPE, SIGSEGV, SIGBUS].filter { sigismember(&signals, $0) == 1 }
    }

    @Test("A detached thread takes all signals, or none but those of a crash", arguments: [true, false])
    func signals(takesSignals: Bool) async {
        let blocked = await withCheckedContinuation { continuation in
            DetachedThread.start(takesSignals: takesSignals) { continuation.resume(returning: Self.blocked()) }
        }
        #expect(blocked == (takesSignals ? [] : [SIGINT, SIGPIPE]))
    }

    @Test("The end of a worker is waited for")
    func worker() throws {
        let sum = Mutex(0)
        let workers = try (1...8).map { number in try #require(WorkerThread { sum.withLock { $0 += number } }) }
        for worker in workers { worker.join() }
        #expect(sum.withLock(\.self) == 36)
        #expect(WorkerThread.processors >= 1)
    }

    @Test("What one thread makes another gets in its order, however little room is between them", arguments: [1, 4])
    func handover(room: Int) throws {
        let queue = HandoverQueue<Int>(room: room)
        let maker = try #require(
            WorkerThread {
                for number in 0..<10_000 { queue.append(number) }
                queue.end()
            })
        var received: [Int] = []
        while let number = queue.next() { received.append(number) }
        maker.join()
        #expect(received == Array(0..<10_000))
        #expect(queue.next() == nil)
    }

    @Test("One thread at a time holds a lock")
    func lock() throws {
        final class Count: @unchecked Sendable {
            // Sendable as only the holder of the lock touches it.
            var value = 0
        }
        let (lock, count) = (UnscopedLock(), Count())
        let workers = try (0..<4).map { _ in
            try #require(
                WorkerThread {
                    for _ in 0..<10_000 {
                        lock.lock()
                        count.value += 1
                        lock.unlock()
                    }
                })
        }
        for worker in workers { worker.join() }
        #expect(count.value == 40_000)
    }
}
