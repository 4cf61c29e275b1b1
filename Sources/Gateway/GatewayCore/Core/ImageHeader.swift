/// What the first bytes of an image tell: its format and its size.
enum ImageHeader {
    /// The format by the signature that every file of it begins with.
    static func format(of bytes: [UInt8]) -> ImageContent.Format? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        return nil
    }

    /// Width and height; `nil` where the header is cut or names no pixels.
    static func size(of bytes: [UInt8], _ format: ImageContent.Format) -> ImageContent.Size? {
        let size =
            switch format {
            case .png: pngSize(bytes)
            case .gif: littleEndian(bytes, at: 6, count: 2).flatMap { pair($0, littleEndian(bytes, at: 8, count: 2)) }
            case .webp: webpSize(bytes)
            case .jpeg: jpegSize(bytes)
            }
        guard let size, size.width > 0, size.height > 0 else { return nil }
        return size
    }

    /// PNG (W3C, 11.2.2): the first chunk is `IHDR`, with width and height first.
    private static func pngSize(_ bytes: [UInt8]) -> ImageContent.Size? {
        bigEndian(bytes, at: 16, count: 4).flatMap { pair($0, bigEndian(bytes, at: 20, count: 4)) }
    }

    /// WebP (RFC 9649): the first chunk is a lossy frame, a lossless one, or the extended header.
    private static func webpSize(_ bytes: [UInt8]) -> ImageContent.Size? {
        switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
        case "VP8 ":
            guard let width = littleEndian(bytes, at: 26, count: 2), let height = littleEndian(bytes, at: 28, count: 2)
            else { return nil }
            // The two bits above are a scale for showing it.
            return pair(width & 0x3FFF, height & 0x3FFF)
        case "VP8L":
            guard let bits = littleEndian(bytes, at: 21, count: 4) else { return nil }
            return pair((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            guard let width = littleEndian(bytes, at: 24, count: 3), let height = littleEndian(bytes, at: 27, count: 3)
            else { return nil }
            return pair(width + 1, height + 1)
        default: return nil
        }
    }

    /// JPEG (ITU T.81, B.2.2): the size stands in the frame header, behind any number of other segments.
    private static func jpegSize(_ bytes: [UInt8]) -> ImageContent.Size? {
        var position = 2
        while position + 9 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            // Fill bytes may stand before a marker.
            if marker == 0xFF {
                position += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                return bigEndian(bytes, at: position + 7, count: 2).flatMap {
                    pair($0, bigEndian(bytes, at: position + 5, count: 2))
                }
            }
            guard let length = bigEndian(bytes, at: position + 2, count: 2), length >= 2 else { return nil }
            position += 2 + length
        }
        return nil
    }

    private static func pair(_ width: Int, _ height: Int?) -> ImageContent.Size? {
        height.map { ImageContent.Size(width: width, height: $0) }
    }

    private static func bigEndian(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func littleEndian(_ bytes: [UInt8], at start: Int, count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
