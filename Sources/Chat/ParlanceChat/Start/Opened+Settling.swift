package import GatewayCore
import ParlanceConversations

extension SessionOpener.Opened {
    /// The same with the model that the server offers, where only it can tell.
    ///
    /// - Throws: ``GatewayError`` where the server cannot be asked, and where it offers several models or none: nobody is
    ///   there to choose one; and where it has no model of the name that was given.
    package func settled() async throws(GatewayError) -> Self {
        guard let openChoice else { return try await confirmed() }
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

    /// The same, if the server has the model that was named, or does not say.
    private func confirmed() async throws(GatewayError) -> Self {
        guard let unconfirmed else { return self }
        var opened = self
        opened.unconfirmed = nil
        switch await factory.recognition(of: unconfirmed.typed, unconfirmed.choice) {
        case .listed, .noList: break
        case .notListed:
            let asked = (try? factory.provider(named: unconfirmed.choice.id.provider))?.displayName
            throw UnknownModel(unconfirmed.typed, unconfirmed.choice, asked: asked, in: factory).error
        case .unreachable(let error):
            if error.code == .cancelled { throw error }
            // What cannot be reached now may be reached with the prompt, which says what is wrong if not.
            opened.notices.append(UnknownModel.warning(of: unconfirmed.choice.id, factory, error))
        }
        return opened
    }
}
