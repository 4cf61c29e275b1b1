import ParlanceSystem
import Testing

@Suite("Waiting for files")
struct PollTests {
    @Test("The file that is ready is told from the others")
    func ready() {
        let pipes = [WakePipe(), WakePipe()]
        var poll = Poll()
        for pipe in pipes { poll.add(pipe.readEnd) }
        #expect(poll.wait(milliseconds: 0) == .timeout)
        pipes[1].signal()
        #expect(poll.wait() == .ready)
        #expect(!poll.isReady(0) && poll.isReady(1))
        poll.ignore(1)
        #expect(poll.wait(milliseconds: 0) == .timeout)
    }

    @Test("A pipe to oneself is readable until it is drained, and takes any number of signals")
    func wakePipe() {
        let pipe = WakePipe()
        #expect(!Poll.wait(for: pipe.readEnd, milliseconds: 0))
        for _ in 0..<100_000 { pipe.signal() }
        #expect(Poll.wait(for: pipe.readEnd, milliseconds: 0))
        pipe.drain()
        #expect(!Poll.wait(for: pipe.readEnd, milliseconds: 0))
    }

    @Test("What has no number is never ready, and room to write is there at once")
    func numbers() {
        #expect(!Poll.wait(for: FileDescriptor(-1), milliseconds: 0))
        #expect(Poll.wait(for: WakePipe().writeEnd, .writable))
    }
}
