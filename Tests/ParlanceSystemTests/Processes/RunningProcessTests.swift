import Foundation
import ParlanceSystem
import TestSupport
import Testing

@Suite("Processes")
struct RunningProcessTests {
    @Test("A program that is started runs beside us, writes where it is told, and ends as it says")
    func start() throws {
        let folder = try TemporaryDirectory()
        let output = try OpenFile(folder / "output", .writing, .creating)
        let process = try ChildProcess(["sh", "-c", "echo out; echo err >&2; cat; exit 3"]).start(output: output)
        #expect(process.wait() == .exited(3))
        #expect(try folder.read("output") == "out\nerr\n")
    }

    @Test(
        "A program in the foreground tells how it ended", arguments: [("exit 0", 0), ("exit 3", 3), ("kill -9 $$", -9)])
    func foreground(command: String, code: Int32) throws {
        let status = try ChildProcess(["sh", "-c", command]).runInForeground()
        #expect(status == (code < 0 ? .signaled(-code) : .exited(code)))
        #expect(status.isSuccess == (code == 0))
        #expect(status.shellCode == (code < 0 ? 128 - code : code))
        #expect(throws: ChildProcessError.notStarted(program: "no-such", reason: "No such file or directory")) {
            try ChildProcess(["no-such"]).runInForeground()
        }
    }

    @Test("Whether a child has ended is asked without waiting; its status is given once")
    func polling() throws {
        let folder = try TemporaryDirectory()
        let output = try OpenFile(folder / "output", .writing, .creating)
        let sleeper = try ChildProcess(["sleep", "20"]).start(output: output)
        #expect(!sleeper.hasEnded())
        #expect(sleeper.statusIfEnded() == nil)
        sleeper.send(.terminate)
        var information = siginfo_t()
        #expect(waitid(P_PID, id_t(sleeper.id), &information, WEXITED | WNOWAIT) == 0)
        #expect(sleeper.statusIfEnded() == .signaled(SIGTERM))
        #expect(sleeper.statusIfEnded() == nil)
        #expect(sleeper.hasEnded())
    }

    @Test("This process knows itself, and is not replaced by a program that is not there")
    func current() throws {
        #expect(CurrentProcess.id == getpid() && CurrentProcess.parent == getppid() && CurrentProcess.user == getuid())
        let executable = try #require(CurrentProcess.executable)
        #expect(FileSystem.isExecutable(executable))
        #expect(CurrentProcess.folder == FileManager.default.currentDirectoryPath)
        #expect(CurrentProcess.variable("PATH") == ProcessInfo.processInfo.environment["PATH"])
        #expect(CurrentProcess.variable("PARLANCE_NO_SUCH") == nil)
        #expect(CurrentProcess.replace(by: ["no-such-program", "1"]) == SystemError(.noSuchFile))
        #expect(CurrentProcess.cpuSeconds > 0)
    }
}
