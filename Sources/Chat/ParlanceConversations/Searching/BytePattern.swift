import ParlanceSystem

/// Bytes that are looked for in others: by the one of them that is rarest in text, which the C library finds fast.
/// (`memmem` is hidden from Swift on Linux.)
struct BytePattern: Sendable, Hashable {
    let bytes: [UInt8]
    private let anchor: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        anchor = bytes.indices.max { Self.rarity(bytes[$0]) < Self.rarity(bytes[$1]) } ?? 0
    }

    /// Common bytes of English text, the most common first. Of letters that are no ASCII the last byte tells most.
    private static let common = Array(" etaoinshrdlcumwfgypbvk,.\"".utf8)

    private static func rarity(_ byte: UInt8) -> Int {
        if let rank = common.firstIndex(of: byte) { return rank }
        return byte >= 0xC0 ? common.count : common.count + 1
    }

    /// Where they first stand, from a position on.
    func firstIndex(in text: UnsafeBufferPointer<UInt8>, from position: Int = 0) -> Int? {
        guard let rare = bytes.isEmpty ? nil : bytes[anchor] else { return nil }
        var start = position
        while text.count - start >= bytes.count {
            // Where the rare byte of a match that fits in can stand.
            let room = text.count - start - bytes.count + 1
            let first = start + anchor
            guard let found = text.position(of: rare, in: first..<first + room) else { return nil }
            start = found - anchor
            if text.has(bytes, at: start) { return start }
            start += 1
        }
        return nil
    }
}
