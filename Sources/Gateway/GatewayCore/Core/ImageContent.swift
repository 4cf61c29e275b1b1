import FoundationEssentials

/// An image that a model is shown, in one of the formats that all providers take.
public struct ImageContent: Sendable, Hashable {
    /// The formats, by their media types.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// Portable Network Graphics.
        case png = "image/png"
        /// JPEG.
        case jpeg = "image/jpeg"
        /// WebP, lossy or not.
        case webp = "image/webp"
        /// GIF; of one that moves, models see the first picture.
        case gif = "image/gif"
    }

    /// Its width and height in pixels.
    public struct Size: Sendable, Hashable {
        /// Pixels across.
        public var width: Int
        /// Pixels down.
        public var height: Int

        /// A size from its parts.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// The name of its file, so that it can be spoken of where it is not shown.
    public var name: String
    /// What the bytes are.
    public let format: Format
    /// How large it is; `nil` where its header is broken.
    public let size: Size?
    /// The file as it is.
    public let bytes: [UInt8]

    /// An image from the bytes of its file; `nil` when they begin as no image of these formats does.
    public init?(_ bytes: [UInt8], name: String) {
        guard let format = ImageHeader.format(of: bytes) else { return nil }
        self.name = name
        self.format = format
        self.bytes = bytes
        size = ImageHeader.size(of: bytes, format)
    }

    /// The bytes in Base64 (RFC 4648), as JSON carries them.
    public var base64: String {
        Data(bytes).base64EncodedString()
    }

    /// `data:image/png;base64,…` (RFC 2397).
    public var dataURL: String {
        "data:\(format.rawValue);base64,\(base64)"
    }
}
