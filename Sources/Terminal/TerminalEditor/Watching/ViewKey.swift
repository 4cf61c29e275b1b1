/// A key that a view takes in which nothing is typed.
package enum ViewKey: Sendable, Hashable {
    case up, down, enter, back, quit

    /// The key at the start of what a terminal sent, which is taken from it; `nil` where there is none that is taken.
    static func take(from bytes: inout ArraySlice<UInt8>) -> ViewKey? {
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "q"), UInt8(ascii: "Q"), 0x03, 0x04: return .quit
            case UInt8(ascii: "k"), 0x10: return .up
            case UInt8(ascii: "j"), 0x0E: return .down
            case 0x0D, 0x0A: return .enter
            case 0x7F, 0x08: return .back
            case 0x1B:
                guard let next = bytes.first, next == UInt8(ascii: "[") || next == UInt8(ascii: "O") else {
                    return .back
                }
                bytes.removeFirst()
                // The parameters of a sequence are no keys of their own.
                while let more = bytes.first, (0x20...0x3F).contains(more) { bytes.removeFirst() }
                switch bytes.popFirst() {
                case UInt8(ascii: "A"): return .up
                case UInt8(ascii: "B"): return .down
                case UInt8(ascii: "D"): return .back
                default: continue
                }
            default: continue
            }
        }
        return nil
    }
}
