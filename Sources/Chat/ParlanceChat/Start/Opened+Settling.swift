package import GatewayCore
import ParlanceConversations

extension SessionOpener.Opened {
    /// The same with the model that the server offers, where only it can tell.
    ///
    /// - Throws: ``GatewayError`` where the server cannot be asked, and where it offers several models or none: nobody is
    ///   there to choose one.
    package func settled() async throws(GatewayError) -> Self {
        guard let openChoice else { return self }
        var opened = self
        opened.openChoice = nil
        switch await ModelSearch.search(openChoice, factory: factory) {
        case .found(let choice, let notice):
            let gateway = try factory.makeGateway(choice)
            let change = ModelChange(from: session, to: choice, gateway: gateway)
            do throws(FileError) {
                try opened.session.use(gateway, settings: change.settings)
            } catch {
                opened.notices.append(error.message)
            }
            if let notice { opened.notices.append(notice) }
        case .several(let names):
            _ = try factory.onlyDefault(of: .several(names), for: openChoice)
        case .failed(let error):
            throw error
        }
        return opened
    }
}
