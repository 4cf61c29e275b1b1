import Chat
import FoundationEssentials
import GatewayCore
import Terminal

extension Program {
    /// Lists, shows, searches or removes sessions.
    func sessions(_ options: SessionsOptions) -> ProgramExit {
        guard let store else {
            return fail("There is no home folder in which sessions are kept: HOME is not set.", .usage)
        }
        let factory = LLMGatewayFactory(configuration: loadConfiguration(), environment: environment)
        let tool = SessionsTool(
            store: store, catalogue: factory.catalogue, output: answers, notices: notices,
            now: Date().timeIntervalSince1970)
        do throws(JournalError) {
            switch options.action {
            case .list: try tool.list(limit: options.all ? nil : SessionsTool.listed)
            case .show: try tool.show(options.words.joined(separator: " "))
            case .rm: try tool.remove(options.words)
            case .search:
                guard try tool.search(options.words, showsAll: options.all) else {
                    return fail("Nothing was found.", .failed)
                }
            }
            return .answered
        } catch {
            return fail(error.message, .usage)
        }
    }
}
