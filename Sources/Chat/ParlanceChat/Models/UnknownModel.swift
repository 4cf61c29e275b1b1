import GatewayCore
import ParlanceConversations

/// An unknown model name, and what to say about it.
package struct UnknownModel: Sendable, Hashable {
    /// What was typed.
    let typed: String
    /// The choice that it would be; `nil` where it cannot be one.
    let choice: ModelChoice?
    /// How the provider is called that was asked and does not list it; `nil` where none was asked.
    let asked: String?
    /// What may have been meant.
    let nearest: [ModelName]

    init(_ typed: String, _ choice: ModelChoice?, asked: String? = nil, in factory: LLMGatewayFactory) {
        self.typed = typed
        self.choice = choice
        self.asked = asked
        nearest = factory.nearestModels(to: typed)
    }

    /// What is wrong, as a sentence.
    var sentence: String {
        "Unknown model '\(typed)'" + (asked.map { ": \($0) doesn't list it." } ?? ".")
    }

    /// What may have been meant, as a question; empty where nothing is near.
    var question: String {
        guard !nearest.isEmpty else { return "" }
        let names = nearest.prefix(3).map { $0.isProfile ? "\($0.text) (profile)" : $0.text }
        let last = names.suffix(2).joined(separator: " or ")
        return " Did you mean \((names.dropLast(2) + [last]).joined(separator: ", "))?"
    }

    /// What the command line says instead of an answer.
    var error: GatewayError {
        let insist = choice.map { " -m '\($0.id) \(SwitchPreview.forceWord)' sends it regardless." } ?? ""
        let known = nearest.isEmpty ? " 'parlance models' lists those that are known." : question
        return GatewayError(
            .unknownModel, sentence, fix: (known + insist).trimmingWhitespace(), provider: choice?.id.provider)
    }

    /// What a command says where nobody can be asked.
    func refusal(insisting: String) -> String {
        sentence + question + (choice == nil ? "" : " \(insisting) uses it regardless.")
    }

    /// What is said of a name that is used although its server could not be asked.
    static func warning(of id: ModelID, _ factory: LLMGatewayFactory, _ error: GatewayError) -> String {
        let name = (try? factory.provider(named: id.provider))?.displayName ?? id.provider
        return "\(id.model) isn't a known model, and \(name)'s list couldn't be fetched. \(error.reason)"
    }
}
