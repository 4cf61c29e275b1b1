package import GatewayCore
package import ParlanceConversations
package import TerminalEditor

extension PromptAttachment {
    /// Its tokens alone for a model.
    func tokens(for gateway: any LLMGateway) -> TokenCount {
        switch content {
        case .text(let text, _): gateway.countTokens(text)
        case .image(let image): gateway.countTokens(image)
        }
    }

    /// What a person is shown before it is sent: `notes.md · 3.2 kB · 812 tokens · Markdown`.
    package func summary(for gateway: any LLMGateway) -> StyledText {
        let tokens = tokens(for: gateway)
        let parts = [
            ByteCount.text(size), tokens.inWords, kind,
        ]
        return .accent(Sanitizer.cleanLine(name)) + .dim(([""] + parts.filter { !$0.isEmpty }).joined(separator: " · "))
    }

    private var kind: String {
        switch content {
        case .text(_, let language): return SourceLanguage(fence: language)?.name ?? language
        case .image(let image):
            let format = image.format.rawValue.dropFirst("image/".count).uppercased()
            return image.size.map { "\(format) \($0.width) × \($0.height)" } ?? format
        }
    }
}
