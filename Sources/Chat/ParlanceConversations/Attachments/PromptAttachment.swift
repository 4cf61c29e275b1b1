package import GatewayCore

/// What a person shows beside a prompt: a text or an image.
package struct PromptAttachment: Sendable, Hashable {
    /// What it holds.
    package enum Content: Sendable, Hashable {
        /// A text, and its language as a fence names it; empty for none.
        case text(String, language: String)
        /// An image, for models that see.
        case image(ImageContent)
    }

    /// What it is called: a path as it was typed, or a command line after `$ `.
    package var name: String
    /// What it holds.
    package var content: Content

    /// An attachment from its parts.
    package init(name: String, content: Content) {
        self.name = name
        self.content = content
    }

    /// The image; `nil` for a text.
    package var image: ImageContent? {
        if case .image(let image) = content { image } else { nil }
    }

    /// The bytes of the text, or of the image's file.
    package var size: Int {
        switch content {
        case .text(let text, _): text.utf8.count
        case .image(let image): image.bytes.count
        }
    }

    /// The text as a model reads it, in a fence that nothing in it can close; of an image that it cannot be seen.
    package var fenced: String {
        let title = name.split(whereSeparator: \.isNewline).joined(separator: " ")
        switch content {
        case .image: return "[The image \(title) was shown here, but cannot be seen.]"
        case .text(let text, let language):
            return "\(title):\n\n" + Self.fence(text, language: language)
        }
    }

    /// A text in a fence that nothing in it can close.
    package static func fence(_ text: String, language: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(of: UInt8(ascii: "`"), in: text) + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    private static func longestRun(of byte: UInt8, in text: String) -> Int {
        var (run, longest) = (0, 0)
        for next in text.utf8 {
            run = next == byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
