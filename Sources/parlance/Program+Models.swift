import Chat
import FoundationEssentials
import GatewayCore
import Terminal

extension Program {
    /// Lists the models that providers offer.
    func listModels(_ options: ModelsOptions) async -> ProgramExit {
        let factory = makeFactory(transport: CurlTransport(environment: environment))
        let tool = ModelsTool(
            factory: factory, output: answers, notices: notices, asksAnew: options.refresh,
            now: { Date().timeIntervalSince1970 })
        defer { for notice in factory.notices.take() { notices.write(.warning(notice)) } }
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
}
