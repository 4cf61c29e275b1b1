/// Whether bytes are the rest of a sequence, for where that must be known before it is there.
extension SequenceScanner {
    /// Where the end of a string stands in some bytes: the index after it. Nil if there is none before a key that ends
    /// any sequence, or before another escape.
    static func stringEnd(in bytes: ArraySlice<UInt8>, kind: StringKind, allowsControls: Bool) -> Int? {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case KeyParser.escape:
                return index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: "\\") ? index + 2 : nil
            case 0x07 where kind == .command: return index + 1
            case 0x9C: return index + 1
            case 0x00..<0x20, 0x7F:
                if cancels(byte) || !allowsControls { return nil }
                index += 1
            case 0x80...:
                if let c1 = UTF8Bytes.c1(at: index, in: bytes), c1.code == 0x9C { return index + c1.length }
                if case .bytes(let count) = UTF8Bytes.length(at: index, in: bytes) {
                    index += count
                } else {
                    index += 1
                }
            default: index += 1
            }
        }
        return nil
    }

    /// Whether Alt with a character was typed ahead of a line, although a string may begin so: what follows it in the
    /// read begins and ends as no terminal's does.
    /// - Parameter rest: The character, and what came with it.
    static func isAltKey(_ rest: ArraySlice<UInt8>) -> Bool {
        let starts: [UInt8: String] = [
            UInt8(ascii: "]"): "0123456789lL", UInt8(ascii: "P"): "0123456789>!+$|", UInt8(ascii: "_"): "G",
            UInt8(ascii: "X"): "", UInt8(ascii: "^"): "",
        ]
        guard let start = rest.first.flatMap({ starts[$0] }), rest.count > 2, rest.last == 0x0D else { return false }
        let text = rest.dropFirst()
        guard let first = text.first, !start.utf8.contains(first) else { return false }
        return stringEnd(in: text, kind: .command, allowsControls: true) == nil
    }

    /// Whether a read that comes much later is the rest: only what nobody types is.
    func isContinued(by part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first else { return false }
        if let kind = stringKind {
            if endsWithEscape { return first == UInt8(ascii: "\\") }
            return Self.stringEnd(in: part, kind: kind, allowsControls: false) != nil
                || beginning.count == 2 && kind == .command && Self.isCommandNumber(part)
        }
        if isInsideControl { return Self.isControlRest(part, atLeast: 1) }
        guard beginning.count == 1 else { return false }
        let rest = part.dropFirst()
        switch first {
        case UInt8(ascii: "["): return Self.isControlRest(rest, atLeast: 0)
        case UInt8(ascii: "]"):
            return Self.isCommandNumber(rest)
                || Self.stringEnd(in: rest, kind: .command, allowsControls: false) != nil
        case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            return Self.stringEnd(in: rest, kind: .other, allowsControls: false) != nil
        default: return false
        }
    }

    /// `?64;1c`: parameters and the final byte.
    private static func isControlRest(_ bytes: ArraySlice<UInt8>, atLeast count: Int) -> Bool {
        let parameters = bytes.prefix { (0x30...0x3F).contains($0) }
        let rest = bytes.dropFirst(parameters.count).drop { (0x20...0x2F).contains($0) }
        return parameters.count >= count && rest.first.map { (0x40...0x7E).contains($0) } == true
    }

    /// `11;`: how the commands of a terminal begin.
    private static func isCommandNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        return !digits.isEmpty && bytes.dropFirst(digits.count).first == UInt8(ascii: ";")
    }
}
