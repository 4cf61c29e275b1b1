import Chat
import GatewayCore
import Terminal

extension Program {
    /// Counts tokens.
    func countTokens(_ options: TokensOptions) -> ProgramExit {
        do throws(GatewayError) {
            let tool = TokensTool(tokenizer: try tokenizer(options), form: options.form, output: answers)
            if options.files.isEmpty {
                tool.run(standardInput: try StandardInput.read())
            } else {
                try tool.run(files: options.files)
            }
            return .answered
        } catch {
            return fail(error.message, ProgramExit(error))
        }
    }

    private func tokenizer(_ options: TokensOptions) throws(GatewayError) -> any Tokenizer {
        if let name = options.encoding { return try TokensTool.tokenizer(named: name) }
        let factory = makeFactory(transport: CurlTransport(environment: environment))
        let choice: ModelChoice
        if let model = options.model {
            choice = try factory.resolve(model, allowsUnnamed: true)
        } else {
            choice = try factory.defaultChoice(allowsUnnamed: true)
        }
        let found = factory.tokenizer(of: choice.id)
        if !found.isExact {
            notices.write(.dim("\(choice.id) has no published tokenizer; estimated with \(found.tokenizer.name)."))
        }
        return found.tokenizer
    }
}
