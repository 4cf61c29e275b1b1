public import GatewayTokenizers

/// Which tokenizer counts for a model, and whether it is the model's own.
///
/// The assignments are those that tiktoken 0.14 and mistral-common 1.13.1 publish (November 2026).
public struct ModelTokenizer: Sendable {
    /// What counts.
    public let tokenizer: any Tokenizer
    /// Whether it is the model's own. Otherwise it is the nearest one, and its numbers are estimates.
    public let isExact: Bool
    /// How messages are put together around their texts.
    let format: PromptFormat
    /// Whether that rule is published for the model. Otherwise prompts are estimated even where texts are exact.
    let isFormatExact: Bool

    /// The tokenizer of a model; for one without a published tokenizer the nearest, `o200k_base`.
    public init(for id: ModelID) {
        let rules: [Rule]
        switch id.provider {
        case "openai": rules = Self.openAI
        case "mistral": rules = Self.mistral
        case "demo": rules = [Rule([""], Encoding.o200kBase, .openAI)]
        default: rules = []
        }
        if let rule = rules.first(where: { $0.matches(id.model) }) {
            self.init(
                tokenizer: rule.tokenizer, isExact: true, format: rule.format, isFormatExact: rule.isFormatExact)
        } else if id.provider == "mistral" {
            self.init(tokenizer: Encoding.tekken, isExact: false, format: .mistral(.v7), isFormatExact: false)
        } else {
            self.init(tokenizer: Encoding.o200kBase, isExact: false, format: .openAI, isFormatExact: false)
        }
    }

    /// The tokenizer of a model; where a catalog names another one, that. What somebody wrote down is taken to be the
    /// nearest, not the model's own: its numbers stay estimates unless it is the published one.
    public init(for id: ModelID, in catalog: ModelCatalog) {
        self.init(for: id)
        guard let name = catalog[id]?.tokenizer, name != tokenizer.name,
            let named = Self.published.first(where: { $0.name == name })
        else { return }
        self.init(tokenizer: named, isExact: false, format: format, isFormatExact: false)
    }

    /// The published tokenizers: byte-pair encodings, and Mistral's SentencePiece models `mistral_v1` to `mistral_v7`.
    public static let published: [any Tokenizer] =
        Encoding.all + SentencePieceEncoding.Variant.allCases.map(SentencePieceEncoding.init)

    /// What makes a count: models that share it count every text and every prompt alike.
    package var identity: String { "\(tokenizer.name) \(format) \(isExact) \(isFormatExact)" }

    private init(tokenizer: any Tokenizer, isExact: Bool, format: PromptFormat, isFormatExact: Bool) {
        self.tokenizer = tokenizer
        self.isExact = isExact
        self.format = format
        self.isFormatExact = isFormatExact
    }

    /// Models whose names begin alike share a tokenizer. The first rule that matches decides.
    private struct Rule: Sendable {
        let prefixes: [String]
        let tokenizer: any Tokenizer
        let format: PromptFormat
        let isFormatExact: Bool

        init(
            _ prefixes: [String], _ tokenizer: any Tokenizer, _ format: PromptFormat, isFormatExact: Bool = true
        ) {
            self.prefixes = prefixes
            self.tokenizer = tokenizer
            self.format = format
            self.isFormatExact = isFormatExact
        }

        /// `gpt-4` is itself and `gpt-4-0613`, but neither `gpt-4o` nor `gpt-4.1`.
        func matches(_ model: String) -> Bool {
            prefixes.contains { prefix in
                guard model.hasPrefix(prefix) else { return false }
                let rest = model.dropFirst(prefix.count)
                return prefix.isEmpty || rest.isEmpty || rest.first == "-" || prefix.last == "-"
            }
        }
    }

    private static let openAI: [Rule] = [
        Rule(["gpt-oss"], Encoding.o200kHarmony, .openAI, isFormatExact: false),
        Rule(["gpt-4o", "gpt-4.1", "gpt-4.5"], Encoding.o200kBase, .openAI),
        // What reasoning models add to a message is not published.
        Rule(["gpt-5", "o1", "o3", "o4-mini"], Encoding.o200kBase, .openAI, isFormatExact: false),
        Rule(["gpt-4", "gpt-3.5-turbo"], Encoding.cl100kBase, .openAI),
    ]

    private static let mistral: [Rule] = [
        Rule(
            ["open-mistral-7b", "open-mixtral-8x7b", "mistral-medium-2312"], SentencePieceEncoding(.v1), .mistral(.v1)),
        Rule(["mistral-small-2402", "mistral-large-2402"], SentencePieceEncoding(.v2), .mistral(.v3)),
        Rule(
            ["open-mixtral-8x22b", "mistral-large-2407", "codestral-2405"], SentencePieceEncoding(.v3), .mistral(.v3)),
        Rule(["mistral-large-2411"], SentencePieceEncoding(.v7), .mistral(.v7)),
        Rule(["open-mistral-nemo", "ministral-3b-2410", "ministral-8b-2410"], Encoding.tekken, .mistral(.v3)),
        // A name such as mistral-large-latest moves on; the format of the newest models is not published yet.
        Rule(
            ["mistral-", "ministral-", "magistral-", "codestral-", "devstral-", "pixtral-"], Encoding.tekken,
            .mistral(.v7), isFormatExact: false),
    ]
}
