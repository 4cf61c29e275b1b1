import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Choosing a model from a list, and giving the key that it needs.
extension ModelCommand {
    /// Lets the person choose from everything that is known.
    func choose(in chat: inout Chat) async throws(CommandError) -> ChatFlow {
        let list = ModelPicker(
            session: chat.state.session, factory: chat.services.factory, calibrations: chat.state.calibrations,
            cache: chat.cacheLife)
        if case .chosen(let index) = await chat.choose(from: list.picker) {
            try await switchModel(to: list.names[index].text, in: &chat)
        }
        return .next
    }

    /// The name before ``ModelPicker/keyWord``; `nil` without that word.
    static func keyed(_ argument: String, in chat: Chat) -> String? {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.last == Substring(ModelPicker.keyWord), !chat.isProfile(argument) else {
            return nil
        }
        return words.dropLast().joined(separator: " ")
    }

    /// Switches to a model that is known. Where its provider lacks a key, one can be given first: it is not shown, and
    /// kept as `parlance keys set` does.
    ///
    /// - Parameters:
    ///   - isForced: Whether the model is taken although the conversation is longer than its window.
    ///   - takingKey: Whether to ask for a key even if there is one.
    func switchModel(
        to name: String, isForced: Bool = false, takingKey: Bool = false, in chat: inout Chat
    ) async throws(CommandError) {
        let factory = chat.services.factory
        let choice = try CommandError.wrapping { try factory.resolve(name, allowsUnnamed: true) }
        let provider = try CommandError.wrapping { try factory.provider(named: choice.id.provider) }
        if Self.lacksKey(name, in: chat) || takingKey, provider.keyVariable != nil, let store = factory.keyStore {
            let tool = KeysTool(
                factory: factory, store: store, output: chat.dialogue.writer, notices: chat.dialogue.writer)
            let key = await chat.dialogue.reader.readSecret(
                "Key for \(provider.displayName) (not shown; Enter skips): ")
            if let key, !key.trimmingWhitespace().isEmpty {
                try CommandError.wrapping { try tool.set(provider.name) { _ in key } }
            }
        }
        try chat.switchModel(to: name, isForced: isForced)
    }

    /// Whether a name means a model that cannot be asked for want of a key.
    static func lacksKey(_ name: String, in chat: Chat) -> Bool {
        let factory = chat.services.factory
        guard let choice = try? factory.resolve(name, allowsUnnamed: true),
            let provider = try? factory.provider(named: choice.id.provider), provider.keyVariable != nil
        else { return false }
        return factory.keyOrigin(of: provider.name, profile: choice.profile) == nil
    }
}
