/// Cuts the bytes a terminal sends into keys, escape sequences and pastes.
///
/// Bytes may arrive cut anywhere. A paste is looked at once per byte, so its size does not matter.
struct KeyParser {
    enum Event: Equatable {
        /// An ASCII character or control character.
        case key(UInt8)
        /// Characters outside ASCII, or text of any kind if `joinsText`.
        case text(String)
        /// An escape with what belongs to it: `ESC [ … final`, `ESC O x`, `ESC x`, or `ESC` alone before another.
        case sequence([UInt8])
        /// What stood between the marks of a bracketed paste.
        case paste([UInt8])
        /// The beginning of one that was longer than allowed.
        case cutPaste([UInt8])
        /// What the terminal says of itself.
        case reply(TerminalReply)
    }

    static let escape: UInt8 = 0x1B
    /// `ESC [ 200 ~` and `ESC [ 201 ~`, from xterm's "bracketed paste mode".
    private static let pasteStart: [UInt8] = [escape] + Array("[200~".utf8)
    private static let pasteEnd: [UInt8] = [escape] + Array("[201~".utf8)
    /// Longer than any sequence in use; what is longer is not one.
    private static let longestSequence = 32

    /// Whether printable characters that arrive together make one event. Not so where each may be a command, as in vi.
    var joinsText = false

    /// Whether a question was put to the terminal: then `ESC ]` may begin the answer, whose rest is waited for.
    var expectsReply = false

    /// The most bytes of a paste, and of what waits to be read.
    var limit = InputLimit.bytes

    private var bytes: [UInt8] = []
    private var head = 0
    private var pasted: [UInt8]?
    private var pasteIsCut = false

    /// Whether an escape has begun and more bytes must tell which. One that can only be a terminal's answer, whose rest
    /// will come, does not count.
    var isInsideEscape: Bool {
        pasted == nil && head < bytes.count && bytes[head] == Self.escape
            && !(expectsReply && TerminalReply.mayBegin(with: bytes[head...]))
    }

    /// Whether a paste has begun and its end has not arrived.
    var isInsidePaste: Bool { pasted != nil }

    mutating func append(_ new: some Collection<UInt8>) {
        if head == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            head = 0
        }
        // What is typed while nobody reads may have no end.
        guard bytes.count - head + new.count <= limit else { return }
        bytes.append(contentsOf: new)
    }

    /// Takes a paste whose end never came for finished.
    mutating func endPaste() -> Event? {
        defer { (pasted, pasteIsCut) = (nil, false) }
        guard let pasted, pasteIsCut else { return pasted.map(Event.paste) }
        return .cutPaste(pasted.dropLast(Self.incompleteTail(pasted[...])))
    }

    /// No more bytes came in time: the escape was a key of its own.
    mutating func endEscape() -> Event? {
        guard isInsideEscape else { return nil }
        head += 1
        return .sequence([Self.escape])
    }

    /// The next complete event, or nil until more bytes arrive.
    mutating func next() -> Event? {
        while head < bytes.count {
            if pasted != nil { return nextPaste() }
            let byte = bytes[head]
            if byte == Self.escape {
                guard let sequence = escapeSequence() else { return nil }
                head += sequence.count
                if sequence == Self.pasteStart {
                    pasted = []
                } else if let reply = TerminalReply(sequence) {
                    return .reply(reply)
                } else if sequence != Self.pasteEnd {
                    return .sequence(sequence)
                }
            } else if isKey(byte) {
                head += 1
                return .key(byte)
            } else {
                guard let text = text() else { return nil }
                if !text.isEmpty { return .text(text) }
            }
        }
        return nil
    }

    private mutating func nextPaste() -> Event? {
        var search = head
        while let mark = bytes[search...].firstIndex(of: Self.escape) {
            let rest = bytes[mark...].prefix(Self.pasteEnd.count)
            guard Self.pasteEnd.starts(with: rest) else {
                search = mark + 1
                continue
            }
            appendPasted(bytes[head..<mark])
            head = mark
            // The mark may be cut: keep its beginning until the rest arrives.
            guard rest.count == Self.pasteEnd.count else { return nil }
            head += rest.count
            return endPaste()
        }
        appendPasted(bytes[head...])
        head = bytes.count
        return nil
    }

    private mutating func appendPasted(_ new: ArraySlice<UInt8>) {
        let room = limit - (pasted?.count ?? 0)
        pasteIsCut = pasteIsCut || new.count > room
        pasted?.append(contentsOf: new.prefix(max(0, room)))
    }

    /// The sequence at the head, or nil if it is not complete.
    private func escapeSequence() -> [UInt8]? {
        let rest = bytes[head...].prefix(Self.longestSequence)
        guard rest.count > 1 else { return nil }
        let second = rest[head + 1]
        switch second {
        case UInt8(ascii: "["):
            guard rest.count > 2 else { return nil }
            // The Linux console sends ESC [ [ A for F1.
            let start = rest[head + 2] == UInt8(ascii: "[") ? head + 3 : head + 2
            guard let end = rest[start...].firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
                return rest.count == Self.longestSequence ? Array(rest) : nil
            }
            // A control character inside is not part of the sequence and stays to be read.
            return Array((0x40...0x7E).contains(rest[end]) ? rest[...end] : rest[..<end])
        case UInt8(ascii: "O"):
            guard rest.count > 2 else { return nil }
            return (0x20...0x7E).contains(rest[head + 2]) ? Array(rest.prefix(3)) : Array(rest.prefix(2))
        case UInt8(ascii: "]") where TerminalReply.isBackgroundStart(bytes[head...]):
            let isWhole = bytes[head...].starts(with: TerminalReply.backgroundStart)
            // Alt-] is a key, too.
            guard isWhole || expectsReply else { return [Self.escape, second] }
            return TerminalReply.background(in: bytes[head...])
        case Self.escape, 0x80...:
            return [Self.escape]
        default:
            return [Self.escape, second]
        }
    }

    private func isKey(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || (byte < 0x80 && !joinsText)
    }

    /// The text at the head; empty if it is not UTF-8 or only controls; nil if its only character is not complete.
    private mutating func text() -> String? {
        let end = bytes[head...].firstIndex(where: isKey) ?? bytes.count
        var usable = end
        if end == bytes.count { usable -= Self.incompleteTail(bytes[head..<end]) }
        guard usable > head else { return nil }
        let text = bytes[head..<usable]
        head = usable
        return EditableText.clean(text).filter { $0 != "\u{FFFD}" }
    }

    /// How many bytes at the end begin a character that is not complete.
    private static func incompleteTail(_ bytes: ArraySlice<UInt8>) -> Int {
        for (index, byte) in bytes.reversed().prefix(3).enumerated() where byte >= 0xC0 {
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return index + 1 < length ? index + 1 : 0
        }
        return 0
    }
}
