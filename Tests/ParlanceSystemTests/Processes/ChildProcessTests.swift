import ParlanceSystem
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct ChildProcessTests {
    @Test func givesItsOutputAndItsExitCode() throws {
        let result = try ChildProcess(["sh", "-c", "printf one; exit 3"]).run()
        #expect(result == ChildProcess.Result(status: 3, output: Array("one".utf8), isCut: false))
    }

    @Test func readsWhatItIsGiven() throws {
        let input = [UInt8](repeating: 0x61, count: 300_000)
        let result = try ChildProcess(["cat"]).run(input: input)
        #expect(result.output == input)
    }

    @Test func doesNotMindAProgramThatDoesNotRead() throws {
        let result = try ChildProcess(["true"]).run(input: [UInt8](repeating: 0x61, count: 300_000))
        #expect(result.status == 0)
    }

    @Test func keepsNoMoreThanItsLimit() throws {
        let result = try ChildProcess(["sh", "-c", "printf 12345"], outputLimit: 3).run()
        #expect(result.output == Array("123".utf8))
        #expect(result.isCut)
    }

    @Test func seesTheVariablesItIsGivenAlone() throws {
        let program = ChildProcess(["/bin/sh", "-c", "printf \"$NAME-$HOME\""], environment: ["NAME": "value"])
        #expect(try program.run().output == Array("value-".utf8))
    }

    @Test func noShellReadsTheArguments() throws {
        #expect(try ChildProcess(["printf", "%s", "$HOME; `id`"]).run().output == Array("$HOME; `id`".utf8))
    }

    @Test func tellsThatAProgramIsNotThere() {
        #expect(
            throws: ChildProcessError.notStarted(program: "no-such-program", reason: "No such file or directory")
        ) {
            try ChildProcess(["no-such-program"]).run()
        }
    }

    @Test func stopsAProgramThatIsLate() {
        #expect(throws: ChildProcessError.timedOut(program: "cat")) {
            try ChildProcess(["cat", "/dev/zero"], outputLimit: 1).run(timeout: .milliseconds(200))
        }
    }

    @Test func countsASignalAsShellsDo() throws {
        #expect(try ChildProcess(["sh", "-c", "kill -TERM $$"]).run().status == 143)
    }
}

struct ProcessGroupTests {
    @Test func givesItsOutputWithoutHoldingUpTheCaller() async throws {
        let result = try await ChildProcess(["sh", "-c", "cat; exit 3"]).runInGroup(input: Array("one".utf8))
        #expect(result == ChildProcess.Result(status: 3, output: Array("one".utf8)))
    }

    @Test func stopsAllThatItStarted() async throws {
        var template = Array("/tmp/parlance-tests-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        let fifo = folder + "/fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        defer {
            unlink(fifo)
            rmdir(folder)
        }
        let reading = open(fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(reading) }
        // The end of the pipe comes when the inner program has ended, which nobody else holds it open for.
        let running = Task {
            try await ChildProcess(["sh", "-c", "{ echo begun; sleep 20; } > \(fifo) & wait"]).runInGroup()
        }
        #expect(await Self.read(reading) == 6)
        running.cancel()
        #expect(await Self.read(reading) == 0)
        _ = await running.result
    }

    /// Waits for a pipe on a thread of its own and gives the bytes that came; -1 when none came for a long time.
    private static func read(_ descriptor: Int32) async -> Int {
        await withCheckedContinuation { continuation in
            DetachedThread.start {
                var buffer = [UInt8](repeating: 0, count: 16)
                var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                let isReady = poll(&event, 1, 600_000) == 1
                continuation.resume(returning: isReady ? Glibc.read(descriptor, &buffer, 16) : -1)
            }
        }
    }

    @Test func stopsWhenItIsLate() async {
        await #expect(throws: ChildProcessError.timedOut(program: "sh")) {
            try await ChildProcess(["sh", "-c", "sleep 20 | cat; true"]).runInGroup(timeout: .milliseconds(50))
        }
    }

    @Test func stopsWhenItIsNoLongerWanted() async throws {
        let running = Task { try await ChildProcess(["sh", "-c", "sleep 20 | cat; true"]).runInGroup() }
        running.cancel()
        await #expect(throws: ChildProcessError.timedOut(program: "sh")) { try await running.value }
    }
}
