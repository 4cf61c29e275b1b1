import ParlanceSystem
import Synchronization

/// Does the same for many things at the same time, on threads of its own: reading files blocks, and must not hold up
/// Swift's small pool of threads.
enum ParallelMap {
    /// The results, in the order of the things.
    ///
    /// - Parameters:
    ///   - scratch: What each thread keeps from one thing to the next, such as a buffer.
    ///   - threads: How many work, the calling one among them; where the system refuses one, the others do its work.
    static func map<Element: Sendable, Scratch: Sendable, Result: Sendable>(
        _ elements: [Element], scratch: Scratch, threads: Int = processors,
        _ transform: @escaping @Sendable (Element, inout Scratch) -> Result
    ) -> [Result] {
        let work = Work(count: elements.count) { next in
            var scratch = scratch
            var results: [(Int, Result)] = []
            while let index = next() { results.append((index, transform(elements[index], &scratch))) }
            return results
        }
        let others = (1..<max(1, min(threads, elements.count))).compactMap { _ in WorkerThread(work.run) }
        work.run()
        for other in others { other.join() }
        return work.results.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }

    /// The processors that there are, eight at most: more wait for the memory and for the system's locks.
    static var processors: Int {
        min(8, WorkerThread.processors)
    }

    /// What is to be done, and what was.
    private final class Work<Result: Sendable>: Sendable {
        let results = Mutex<[(Int, Result)]>([])
        private let next = Atomic(0)
        private let count: Int
        private let body: @Sendable (() -> Int?) -> [(Int, Result)]

        init(count: Int, _ body: @escaping @Sendable (() -> Int?) -> [(Int, Result)]) {
            self.count = count
            self.body = body
        }

        /// Works until nothing is left to begin with.
        @Sendable func run() {
            let done = body {
                let index = next.add(1, ordering: .relaxed).oldValue
                return index < count ? index : nil
            }
            results.withLock { $0 += done }
        }
    }
}
