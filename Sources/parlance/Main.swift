import ArgumentParser
import Chat
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
enum Main {
    static func main() async {
        // A reader that goes away (`parlance … | head`) is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        let invocation: Invocation
        do {
            invocation = try self.invocation()
        } catch {
            exit(answer(error).rawValue)
        }
        let program = Program(invocation, environment: ProcessInfo.processInfo.environment)
        exit(await program.run().rawValue)
    }

    /// What the command line asks for. Without arguments nothing has to be parsed, and the parser's start, which is a
    /// good part of the time to the first prompt, is spared.
    private static func invocation() throws -> Invocation {
        CommandLine.arguments.count > 1 ? try Options.parse().invocation : Invocation()
    }

    /// Prints the help or the version that was asked for, or what is wrong with the command line.
    private static func answer(_ error: any Error) -> ProgramExit {
        let isAnswer = Options.exitCode(for: error).isSuccess
        var text = Options.fullMessage(for: error) + "\n"
        text.withUTF8 { _ = write(isAnswer ? STDOUT_FILENO : STDERR_FILENO, $0.baseAddress, $0.count) }
        return isAnswer ? .answered : .usage
    }
}
