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
        nearest one, with a note on standard error. Without --model it is the model that a chat would start with.
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
            let (tokenizer, notice) = try tokenizer(in: program)
            let tool = TokensTool(tokenizer: tokenizer, form: form, output: program.answers) {
                if let notice { program.notices.write(.dim(notice)) }
            }
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

    /// What counts, and what there is to say of it. Without a name it is the model that a chat would start with.
    private func tokenizer(
        in program: Program
    ) throws(GatewayError) -> (tokenizer: any Tokenizer, notice: String?) {
        if let name = encoding { return (try TokensTool.tokenizer(named: name), nil) }
        let factory = program.makeFactory(transport: CurlTransport(environment: program.environment))
        let choice =
            if let model {
                try factory.resolve(model, allowsUnnamed: true)
            } else {
                try factory.startChoice()
            }
        let id = choice.id
        let found = factory.tokenizer(of: id)
        let notice = "\(id) has no published tokenizer; estimated with \(found.tokenizer.name)."
        return (found.tokenizer, found.isExact ? nil : notice)
    }
}
