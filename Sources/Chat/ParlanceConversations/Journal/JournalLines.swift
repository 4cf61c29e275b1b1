import ParlanceSystem

/// The lines of a journal, where they stand.
struct JournalLines: Sequence, IteratorProtocol {
    private var rest: UnsafeBufferPointer<UInt8>?

    /// - Parameter bytes: The journal. What follows its last line break is a line too, if only an empty one.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        rest = bytes
    }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard let bytes = rest else { return nil }
        guard let end = bytes.position(of: UInt8(ascii: "\n")) else {
            rest = nil
            return bytes
        }
        rest = UnsafeBufferPointer(rebasing: bytes[(end + 1)...])
        return UnsafeBufferPointer(rebasing: bytes[..<end])
    }
}
