import ArgumentParser
import ParlanceChat
import ParlanceSystem
import TerminalEditor

@main
enum Main {
    static func main() async {
        // A reader that goes away (`parlance … | head`) is an error of the write, not the end of the process.
        Signal.brokenPipe.ignore()
        // A crash must write no image of our memory, in which the key would be. The process stays open to a debugger of
        // the same user, who can read the key anyway.
        CurrentProcess.forbidCoreDumps()
        let environment = CurrentProcess.environment
        let arguments = Array(CommandLine.arguments.dropFirst())
        Program.becomeLocalProcess(arguments, environment: environment)
        await run(arguments, environment: environment).leave()
    }

    private static func run(_ arguments: [String], environment: [String: String]) async -> ProgramExit {
        if let invocation = Invocation(options: arguments) {
            return await Program(invocation, environment: environment).run()
        }
        switch Request(arguments) {
        case .run(let command, let rest):
            do {
                let options = try command.parse(rest)
                return await options.run(in: Program(options.invocation, environment: environment))
            } catch {
                return answer(error, from: command, environment: environment)
            }
        case .refused(let objection):
            return Program(Invocation(), environment: environment).fail(objection, .usage)
        }
    }

    /// Prints the help or the version that was asked for, or what is wrong with the command line.
    private static func answer(
        _ error: any Error, from command: any ParsableCommand.Type, environment: [String: String]
    ) -> ProgramExit {
        if command.exitCode(for: error).isSuccess {
            try? FileDescriptor.standardOutput.write(command.fullMessage(for: error) + "\n")
            return .answered
        }
        let fault = CommandLineFault(error, of: command)
        let program = Program(Invocation(), environment: environment)
        defer { for form in fault.usage { program.notices.write(StyledText("  " + form)) } }
        return program.fail(fault.sentence, .usage)
    }
}
