import Chat
import FoundationEssentials
import GatewayCore
import Terminal

extension Program {
    /// Lists the models that providers offer.
    func listModels(_ options: ModelsOptions) async -> ProgramExit {
        let factory = withModelLists(
            LLMGatewayFactory(
                configuration: loadConfiguration(), environment: environment,
                transport: CurlTransport(environment: environment)))
        let tool = ModelsTool(
            factory: factory, output: answers, notices: notices, asksAnew: options.refresh,
            now: { Date().timeIntervalSince1970 })
        do throws(GatewayError) {
            if let provider = options.provider {
                try await tool.run(provider: provider)
            } else {
                try await tool.run()
            }
            return .answered
        } catch {
            return fail(error.message, ProgramExit(error))
        }
    }

    /// The factory with the lists of models that were asked for in earlier runs.
    func withModelLists(_ factory: LLMGatewayFactory) -> LLMGatewayFactory {
        var factory = factory
        factory.modelLists = StateFolder.path(in: environment).map { ModelListCache(folder: $0 + "/models") }
        return factory
    }
}
