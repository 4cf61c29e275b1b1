/// Remembers how the last pieces of a text were encoded: names and identifiers come again and again.
///
/// Of short pieces only, which are held whole, so that an answer is never wrong. A later piece of the same hash takes the
/// place of an earlier one. A short text does without: setting up would cost more than it saves.
struct PieceMemo: ~Copyable {
    /// A piece of at most 16 bytes: its first and its last eight, which overlap or are padded with zeros.
    struct Key {
        let first: UInt64
        let last: UInt64
        let length: Int

        @inline(__always)
        init(_ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int) {
            length = stop &- start
            let eight = eightBytes(bytes, at: start, end: end)
            if length <= 8 {
                first = eight & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length))
                last = 0
            } else {
                first = eight
                last = eightBytes(bytes, at: stop &- 8, end: end)
            }
        }
    }

    private struct Entry {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var length: Int32 = 0
        var count: Int32 = 0
        var tokens: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    }

    private static let capacity = 512
    private static let longestPiece = 16
    private static let mostTokens = 4
    private static let tokensOffset = MemoryLayout<Entry>.offset(of: \.tokens) ?? 24
    private let entries: UnsafeMutablePointer<Entry>?

    init(textLength: Int) {
        guard textLength >= 8192 else {
            entries = nil
            return
        }
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: Self.capacity)
        entries.initialize(repeating: Entry(), count: Self.capacity)
        self.entries = entries
    }

    deinit {
        entries?.deallocate()
    }

    /// The tokens of a piece that was remembered and not yet displaced; valid until the next is remembered.
    @inline(__always)
    func tokens(of key: Key) -> UnsafeBufferPointer<UInt32>? {
        guard let entry = entry(of: key) else { return nil }
        guard entry.pointee.first == key.first, entry.pointee.last == key.last,
            Int(entry.pointee.length) == key.length
        else { return nil }
        let tokens = UnsafeRawPointer(entry).advanced(by: Self.tokensOffset).assumingMemoryBound(to: UInt32.self)
        return UnsafeBufferPointer(start: tokens, count: Int(entry.pointee.count))
    }

    @inline(__always)
    func remember(_ tokens: UnsafeBufferPointer<UInt32>, of key: Key) {
        guard tokens.count <= Self.mostTokens, let entry = entry(of: key) else { return }
        entry.pointee.first = key.first
        entry.pointee.last = key.last
        entry.pointee.length = Int32(truncatingIfNeeded: key.length)
        entry.pointee.count = Int32(truncatingIfNeeded: tokens.count)
        withUnsafeMutableBytes(of: &entry.pointee.tokens) { $0.copyMemory(from: UnsafeRawBufferPointer(tokens)) }
    }

    @inline(__always)
    private func entry(of key: Key) -> UnsafeMutablePointer<Entry>? {
        guard let entries, key.length <= Self.longestPiece else { return nil }
        let hash = (key.first ^ key.last &* Hash.factor2) &* Hash.factor1
        return entries + Int(truncatingIfNeeded: hash &>> 55)
    }
}
