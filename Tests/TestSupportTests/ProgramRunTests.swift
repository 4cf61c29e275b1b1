import Glibc
import TestSupport
import Testing

@Suite("A program without a terminal")
struct ProgramRunTests {
    static let environment = ["PATH": "/usr/bin:/bin"]

    @Test("Input, output, errors and status are apart")
    func streams() async throws {
        let run = try await ProgramRun.run(
            "/bin/sh", ["-c", "cat; echo \"$1\" >&2; exit 3", "sh", "oh no"], environment: Self.environment,
            input: Array("in".utf8))
        let expected = ProgramRun(
            status: .exited(3), standardOutput: Array("in".utf8), standardError: Array("oh no\n".utf8))
        #expect(run == expected)
    }

    @Test("There is no controlling terminal")
    func noTerminal() async throws {
        let run = try await ProgramRun.run(
            "/bin/sh", ["-c", "test -t 0 || test -t 1 || test -t 2 || (: < /dev/tty) 2> /dev/null || echo none"])
        #expect(run.output == "none\n")
    }

    @Test("Large input and output do not block each other")
    func large() async throws {
        let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let run = try await ProgramRun.run("/bin/cat", input: input)
        #expect(run.standardOutput == input)
        #expect(run.status.isSuccess)
    }

    @Test("A program that does not read its input harms nobody")
    func unreadInput() async throws {
        let run = try await ProgramRun.run("/bin/true", input: Array(repeating: 0, count: 1_000_000))
        #expect(run == ProgramRun(status: .exited(0)))
    }

    @Test("A closed standard output kills the writer as a pipe to head does", arguments: [0, 5])
    func closedOutput(limit: Int) async throws {
        let run = try await ProgramRun.run("/usr/bin/yes", ["ab"], outputLimit: limit)
        #expect(run.status == .signaled(SIGPIPE))
        #expect(run.output == String("ab\nab".prefix(limit)))
    }

    @Test("A program that takes too long is killed and what it wrote is shown")
    func timeOut() async throws {
        let error = await #expect(throws: ProgramRunTimeout.self) {
            try await ProgramRun.run("/bin/sleep", ["1000"], timeout: .milliseconds(1))
        }
        #expect(
            error?.description == """
                /bin/sleep did not end within 0.001 seconds and was killed.
                Standard output: \("")
                Standard error: \("")
                """)
    }

    @Test("A program that is not there is an error")
    func missing() async {
        await #expect(throws: PosixError("starting /nowhere/at/all", code: ENOENT)) {
            try await ProgramRun.run("/nowhere/at/all")
        }
    }
}
