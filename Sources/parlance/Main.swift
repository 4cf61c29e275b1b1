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
        let options: Options
        do {
            options = try Options.parse()
        } catch {
            exit(answer(error).rawValue)
        }
        let program = Program(options: options, environment: ProcessInfo.processInfo.environment)
        exit(await program.run().rawValue)
    }

    /// Prints the help or the version that was asked for, or what is wrong with the command line.
    private static func answer(_ error: any Error) -> ProgramExit {
        let isAnswer = Options.exitCode(for: error).isSuccess
        var text = Options.fullMessage(for: error) + "\n"
        text.withUTF8 { _ = write(isAnswer ? STDOUT_FILENO : STDERR_FILENO, $0.baseAddress, $0.count) }
        return isAnswer ? .answered : .usage
    }
}
