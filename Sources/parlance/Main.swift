import ArgumentParser
import Chat
import FoundationEssentials
import GatewayCore
import Terminal

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
        CoreDumps.forbid()
        let environment = ProcessInfo.processInfo.environment
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if Array(arguments.prefix(2)) == Program.supervision,
                let supervisor = LocalSupervisor(arguments: Array(arguments.dropFirst(2)))
            {
                supervisor.run(environment: environment, guardian: Program.guardian)
            }
            if Array(arguments.prefix(2)) == Program.guarding { GuardedServer.run(Array(arguments.dropFirst(2))) }
            switch arguments.first {
            case TokensOptions.name:
                let options = try TokensOptions.parse(Array(arguments.dropFirst()))
                let program = Program(Invocation(color: options.color), environment: environment)
                program.countTokens(options).leave()
            case RenderOptions.name:
                let options = try RenderOptions.parse(Array(arguments.dropFirst()))
                let program = Program(Invocation(color: options.color), environment: environment)
                program.render(options).leave()
            case SessionsExportOptions.words.first where arguments.starts(with: SessionsExportOptions.words):
                let options = try SessionsExportOptions.parse(Array(arguments.dropFirst(2)))
                let invocation = Invocation(configurationPath: options.config, theme: options.theme)
                Program(invocation, environment: environment).exportSession(options).leave()
            case SessionsImportOptions.words.first where arguments.starts(with: SessionsImportOptions.words):
                let options = try SessionsImportOptions.parse(Array(arguments.dropFirst(2)))
                Program(Invocation(), environment: environment).importSessions(options).leave()
            case ModelsOptions.name:
                let options = try ModelsOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                (await Program(invocation, environment: environment).listModels(options)).leave()
            case SchemaOptions.name where SchemaOptions.isAsked(by: arguments):
                let options = try SchemaOptions.parse(Array(arguments.dropFirst()))
                let program = Program(Invocation(color: options.color), environment: environment)
                program.checkSchema(options).leave()
            case KeysOptions.name:
                let options = try KeysOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                Program(invocation, environment: environment).manageKeys(options).leave()
            case LocalOptions.name:
                let options = try LocalOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                (await Program(invocation, environment: environment).manageLocal(options)).leave()
            case CompletionsOptions.name:
                StandardOutput.write(try CompletionsOptions.parse(Array(arguments.dropFirst())).script + "\n")
                ProgramExit.answered.leave()
            case ManualOptions.name:
                _ = try ManualOptions.parse(Array(arguments.dropFirst()))
                StandardOutput.write(ManualPage().text)
                ProgramExit.answered.leave()
            case "help" where arguments.count == 1:
                _ = try Options.parse(["--help"])
            case let first? where CommandTree.isAsked(by: first):
                if let shell = CompletionsOptions.shell(askedBy: arguments) {
                    StandardOutput.write(CompletionsOptions.script(for: shell) + "\n")
                    ProgramExit.answered.leave()
                }
                _ = try CommandTree.parse(arguments)
            case SessionsOptions.name:
                let options = try SessionsOptions.parse(Array(arguments.dropFirst()))
                let invocation = Invocation(configurationPath: options.config, color: options.color)
                Program(invocation, environment: environment).sessions(options).leave()
            default: break
            }
            // Without arguments nothing has to be parsed, and the parser's start, which is a good part of the time to
            // the first prompt, is spared.
            let invocation = arguments.isEmpty ? Invocation() : try Options.parse(arguments).invocation
            if let objection = LoneWord.objection(to: arguments) {
                Program(invocation, environment: environment).fail(objection, .usage).leave()
            }
            (await Program(invocation, environment: environment).run()).leave()
        } catch {
            answer(error, from: command(of: arguments)).leave()
        }
    }

    private static func command(of arguments: [String]) -> any ParsableCommand.Type {
        if arguments.starts(with: SessionsExportOptions.words) { return SessionsExportOptions.self }
        if arguments.starts(with: SessionsImportOptions.words) { return SessionsImportOptions.self }
        return switch arguments.first {
        case TokensOptions.name: TokensOptions.self
        case RenderOptions.name: RenderOptions.self
        case ModelsOptions.name: ModelsOptions.self
        case SchemaOptions.name where SchemaOptions.isAsked(by: arguments): SchemaOptions.self
        case KeysOptions.name: KeysOptions.self
        case LocalOptions.name: LocalOptions.self
        case CompletionsOptions.name: CompletionsOptions.self
        case ManualOptions.name: ManualOptions.self
        case let first? where CommandTree.isAsked(by: first): CommandTree.self
        case SessionsOptions.name: SessionsOptions.self
        default: Options.self
        }
    }

    /// Prints the help or the version that was asked for, or what is wrong with the command line.
    private static func answer(_ error: any Error, from command: any ParsableCommand.Type) -> ProgramExit {
        let isAnswer = command.exitCode(for: error).isSuccess
        var text = command.fullMessage(for: error) + "\n"
        // A word of the command line is repeated in what is wrong with it, and could command the terminal.
        if !isAnswer { text = Sanitizer.clean(text) }
        text.withUTF8 { _ = write(isAnswer ? STDOUT_FILENO : STDERR_FILENO, $0.baseAddress, $0.count) }
        return isAnswer ? .answered : .usage
    }
}
