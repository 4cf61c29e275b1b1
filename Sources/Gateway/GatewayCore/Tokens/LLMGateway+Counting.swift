import GatewaySchema
import GatewayTokenizers
import GatewayJSON

extension LLMGateway {
    /// Counts the tokens of a text with the model's own tokenizer, or estimates them with the nearest one.
    public func countTokens(_ text: String) -> TokenCount {
        TokenCount(count: tokenizer.tokenizer.count(text), isExact: tokenizer.isExact)
    }

    /// Estimates what an image takes, by the provider's rule where it tells one.
    public func countTokens(_ image: ImageContent) -> TokenCount {
        TokenCount(count: ImageTokens.estimate(image, for: id), isExact: false)
    }

    /// Counts what a request will be charged as prompt: its texts, what the chat format puts around them, and the
    /// schema. It is exact where both the tokenizer and the format are published; how a schema is written into the
    /// prompt is not.
    public func countTokens(_ request: LLMRequest) -> TokenCount {
        let model = tokenizer
        var count = model.format.count(request.messages, with: model.tokenizer)
        if let schema = request.responseFormat.schema {
            count += model.tokenizer.count(schema.value.serialized())
        }
        let hasImages = request.messages.contains { !$0.images.isEmpty }
        if hasImages { count += ImageTokens.estimate(request.messages, for: id) }
        let isExact = model.isExact && model.isFormatExact && !request.responseFormat.isStructured && !hasImages
        return TokenCount(count: count, isExact: isExact)
    }
}
