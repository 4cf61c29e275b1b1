/// What an image takes of the window, by the rule that the provider tells. Servers scale images before they count, and
/// change how they do so with every generation of models: it is always an estimate.
enum ImageTokens {
    /// What is taken for an image whose size cannot be told: about that of a screenshot.
    private static let usual = 1_000

    /// The tokens of an image for a model.
    static func estimate(_ image: ImageContent, for id: ModelID) -> Int {
        guard let size = image.size else { return usual }
        switch id.provider {
        case "anthropic":
            // "Vision" in Anthropic's documentation: width × height / 750, the longer side scaled to 1568 at most.
            let scaled = size.scaled(longSide: 1_568)
            return min(1_600, max(1, scaled.width * scaled.height / 750))
        case "gemini":
            // "Understand and count tokens": 258 for each tile of 768 pixels; a small image is one.
            return size.width <= 384 && size.height <= 384 ? 258 : 258 * size.tiles(of: 768)
        case "mistral":
            // mistral-common's image encoder: patches of 28 pixels, of which each row ends with a token of its own.
            let scaled = size.scaled(longSide: 1_540)
            let (columns, rows) = ((scaled.width + 27) / 28, (scaled.height + 27) / 28)
            return (columns + 1) * rows
        default:
            // "Images and vision" of OpenAI: within 2048 pixels, the shorter side 768 at most, tiles of 512. Others
            // tell no rule.
            let tiles = size.scaled(longSide: 2_048).scaled(shortSide: 768).tiles(of: 512)
            return id.model.hasPrefix("gpt-4o-mini") ? 2_833 + 5_667 * tiles : 85 + 170 * tiles
        }
    }

    /// The tokens of all images of a conversation.
    static func estimate(_ messages: [Message], for id: ModelID) -> Int {
        messages.reduce(0) { sum, message in
            message.images.reduce(sum) { $0 + estimate($1, for: id) }
        }
    }
}

extension ImageContent.Size {
    /// The size with the longer side no longer than so many pixels.
    fileprivate func scaled(longSide limit: Int) -> Self { scaled(by: limit, of: max(width, height)) }

    /// The size with the shorter side no longer than so many pixels.
    fileprivate func scaled(shortSide limit: Int) -> Self { scaled(by: limit, of: min(width, height)) }

    /// How many squares cover it.
    fileprivate func tiles(of side: Int) -> Int { ((width + side - 1) / side) * ((height + side - 1) / side) }

    private func scaled(by limit: Int, of side: Int) -> Self {
        guard side > limit else { return self }
        func scale(_ length: Int) -> Int { max(1, Int((Double(length) * Double(limit) / Double(side)).rounded())) }
        return Self(width: scale(width), height: scale(height))
    }
}
