import GatewayCore
package import ParlanceConversations
package import TestSupport

/// What the test of a whole chat starts from: a home of its own, a store of sessions in it, and a log of what models are
/// sent. A suite has one for each of its tests, as Swift Testing makes the suite anew for each.
package struct ChatFixture: Sendable {
    /// The home; it is removed with the last reference.
    package let folder: TemporaryDirectory
    /// Where the sessions of this home are kept.
    package let store: SessionStore
    /// What the models of the sessions are sent; give it to a factory, too, if a test switches models.
    package let log = ScriptedGateway.Log()

    package init() throws {
        folder = try TemporaryDirectory()
        store = .make(in: folder)
    }

    /// The variables with which `~` is this home.
    package var environment: [String: String] { ["HOME": folder.path] }

    /// A session that is kept, whose model gives these answers one after the other.
    package func session(_ answers: [ScriptedGateway.Step]..., settings: SessionSettings? = nil) -> Session {
        session(answers: answers, settings: settings)
    }

    /// A session that is kept, whose model gives these answers one after the other.
    package func session(answers: [[ScriptedGateway.Step]], settings: SessionSettings? = nil) -> Session {
        .make(gateway: .make(answers: answers, log: log), settings: settings, store: store)
    }
}
