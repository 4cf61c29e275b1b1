import ArgumentParser
import GatewayCore
import GatewayTokenizers
import ParlanceChat
import TerminalEditor

/// `parlance tokens`: what a text costs, without asking anybody.
struct TokensSubcommand: Subcommand {
    static let words = ["tokens"]
    static let operands = "[FILE ...]"
    static let summary = "the tokens of files or standard input"
    static let abstract = "Count the tokens of files or standard input."

    static let discussion = """
        The count comes from the model's own tokenizer. For a model without a published one it comes from the \
        nearest one, with a note on standard error.
        """

    @Argument(help: "The files; by default standard input.", completion: .file())
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model to count for (provider:model).")
    var model: String?

    @Option(help: "The encoding to count with, such as o200k_base or tekken.")
    var encoding: String?

    @Flag(help: "Write the tokens' ids as a JSON array.")
    var ids = false

    @Flag(help: "Show the text with its tokens in alternating colors.")
    var show = false

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if ids, show { throw ValidationError("--ids and --show can't be used together.") }
        if model != nil, encoding != nil { throw ValidationError("--model and --encoding can't be used together.") }
    }

    var form: TokensTool.Form {
        ids ? .ids : show ? .boundaries : .count
    }

    var invocation: Invocation { Invocation(color: color) }

    func run(in program: Program) async -> ProgramExit {
        do throws(GatewayError) {
            let tool = TokensTool(tokenizer: try tokenizer(in: program), form: form, output: program.answers)
            if files.isEmpty {
                tool.run(standardInput: try StandardInput.read(program.notices))
            } else {
                try tool.run(files: files)
            }
            return .answered
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }

    private func tokenizer(in program: Program) throws(GatewayError) -> any Tokenizer {
        if let name = encoding { return try TokensTool.tokenizer(named: name) }
        let factory = program.makeFactory(transport: CurlTransport(environment: program.environment))
        let choice: ModelChoice
        if let model {
            choice = try factory.resolve(model, allowsUnnamed: true)
        } else {
            choice = try factory.defaultChoice(allowsUnnamed: true)
        }
        let found = factory.tokenizer(of: choice.id)
        if !found.isExact {
            program.notices.write(
                .dim("\(choice.id) has no published tokenizer; estimated with \(found.tokenizer.name)."))
        }
        return found.tokenizer
    }
}
