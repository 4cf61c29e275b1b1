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
        let environment = ProcessInfo.processInfo.environment
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case TokensOptions.name:
                let options = try TokensOptions.parse(Array(arguments.dropFirst()))
                let program = Program(Invocation(color: options.color), environment: environment)
                exit(program.countTokens(options).rawValue)
            case RenderOptions.name:
                let options = try RenderOptions.parse(Array(arguments.dropFirst()))
                let program = Program(Invocation(color: options.color), environment: environment)
                exit(program.render(options).rawValue)
            case ModelsOptions.name:
                let options = try ModelsOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                exit(await Program(invocation, environment: environment).listModels(options).rawValue)
            case SessionsOptions.name:
                let options = try SessionsOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                exit(Program(invocation, environment: environment).sessions(options).rawValue)
            default: break
            }
            // Without arguments nothing has to be parsed, and the parser's start, which is a good part of the time to
            // the first prompt, is spared.
            let invocation = arguments.isEmpty ? Invocation() : try Options.parse(arguments).invocation
            exit(await Program(invocation, environment: environment).run().rawValue)
        } catch {
            exit(answer(error, from: command(named: arguments.first)))
        }
    }

    private static func command(named name: String?) -> any ParsableCommand.Type {
        switch name {
        case TokensOptions.name: TokensOptions.self
        case RenderOptions.name: RenderOptions.self
        case ModelsOptions.name: ModelsOptions.self
        case SessionsOptions.name: SessionsOptions.self
        default: Options.self
        }
    }

    /// Prints the help or the version that was asked for, or what is wrong with the command line.
    private static func answer(_ error: any Error, from command: any ParsableCommand.Type) -> Int32 {
        let isAnswer = command.exitCode(for: error).isSuccess
        var text = command.fullMessage(for: error) + "\n"
        text.withUTF8 { _ = write(isAnswer ? STDOUT_FILENO : STDERR_FILENO, $0.baseAddress, $0.count) }
        return (isAnswer ? ProgramExit.answered : .usage).rawValue
    }
}
