import Testing

@testable import ParlanceConversations

@Suite("Doing the same for many things")
struct ParallelMapTests {
    @Test("The results stand in the order of the things, however many threads there are", arguments: [0, 1, 2, 7])
    func order(threads: Int) {
        let results = ParallelMap.map(Array(0..<300), scratch: 0, threads: threads) { number, _ in "\(number)" }
        #expect(results == (0..<300).map(String.init))
        #expect(ParallelMap.map([Int](), scratch: 0) { number, _ in number } == [])
    }

    @Test("A thread keeps what it has from one thing to the next")
    func scratch() {
        let calls = ParallelMap.map(Array(0..<9), scratch: 0, threads: 1) { _, calls in
            calls += 1
            return calls
        }
        #expect(calls == Array(1...9))
    }
}
