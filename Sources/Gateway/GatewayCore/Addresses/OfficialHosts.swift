/// The hosts at which a provider serves its own models and bills for them itself: the usual one, regional ones, and
/// those of Azure, which sells some models at their makers' prices.
struct OfficialHosts: Sendable {
    /// The host of the address that is used when none is named.
    let usual: String
    /// Domains whose hosts, all below them included, are the provider's. Others can register what only looks like them.
    private let domains: [String]

    /// Where Azure serves the models of several makers.
    private static let azure = [
        "openai.azure.com", "openai.azure.us", "openai.azure.cn", "cognitiveservices.azure.com",
        "cognitiveservices.azure.us", "cognitiveservices.azure.cn", "services.ai.azure.com",
        // Regions, as in `eastus.api.cognitive.microsoft.com`.
        "api.cognitive.microsoft.com",
    ]

    /// The hosts of a provider; `nil` where it has none of its own, as with servers that run on anybody's machine.
    init?(of provider: String) {
        let own: (String, [String])? =
            switch provider {
            case "openai": ("api.openai.com", ["api.openai.com"] + Self.azure)
            case "mistral": ("api.mistral.ai", ["mistral.ai", "services.ai.azure.com", "models.ai.azure.com"])
            case "anthropic": ("api.anthropic.com", ["anthropic.com", "services.ai.azure.com"])
            case "gemini": ("generativelanguage.googleapis.com", ["googleapis.com"])
            case "openrouter": ("openrouter.ai", ["openrouter.ai"])
            case "groq": ("api.groq.com", ["groq.com"])
            case "deepseek": ("api.deepseek.com", ["deepseek.com"])
            case "xai": ("api.x.ai", ["x.ai"])
            case "together": ("api.together.xyz", ["together.xyz", "together.ai"])
            case "azure": ("", Self.azure)
            default: nil
            }
        guard let own else { return nil }
        (usual, domains) = own
    }

    /// Whether at an address requests may name the prompt that they share: OpenAI's and Mistral's own, but not those of
    /// Azure, which answer by versions of the interface that do not know the field.
    static func takeCacheKeys(at url: String) -> Bool {
        guard let address = ServerAddress(url) else { return false }
        return keyed.contain(address)
    }

    private static let keyed = OfficialHosts(usual: "", domains: ["api.openai.com", "mistral.ai"])

    private init(usual: String, domains: [String]) {
        (self.usual, self.domains) = (usual, domains)
    }

    /// Whether an address is one of the provider's. A port of its own is somebody else's tunnel.
    func contain(_ address: ServerAddress) -> Bool {
        // In a name with any other sign, such as an escape, what is below what is not for a comparison to say.
        guard address.port == 443 || address.port == 80, address.host.utf8.allSatisfy(Self.isNameByte) else {
            return false
        }
        return domains.contains { address.host == $0 || address.host.hasSuffix("." + $0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
