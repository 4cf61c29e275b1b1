@testable import GatewayCore

/// The beginnings of images, by what the formats' descriptions say: enough to tell what they are and how large.
enum SampleImage {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0x03, 0x20, 0, 0, 0x02, 0x58, 8, 2, 0, 0, 0]
    static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 0x01, 0xF0, 0x00, 0, 0]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 17, 8, 0x01, 0x00, 0x02, 0x00, 3]
    static let webp: [UInt8] =
        Array("RIFF\0\0\0\0WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x1F, 0x03, 0, 0x57, 0x02, 0]
    static let lossyWebp: [UInt8] =
        Array("RIFF\0\0\0\0WEBPVP8 ".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x43, 0x58, 0x02]
    static let losslessWebp: [UInt8] =
        Array("RIFF\0\0\0\0WEBPVP8L".utf8) + [0, 0, 0, 0, 0x2F, 0x1F, 0xC3, 0x95, 0x00]

    /// A PNG of a size.
    static func make(_ width: Int, _ height: Int) -> ImageContent? {
        var bytes = png
        for place in 0..<4 {
            bytes[16 + place] = UInt8(width >> (24 - 8 * place) & 255)
            bytes[20 + place] = UInt8(height >> (24 - 8 * place) & 255)
        }
        return ImageContent(bytes, name: "photo.png")
    }
}
