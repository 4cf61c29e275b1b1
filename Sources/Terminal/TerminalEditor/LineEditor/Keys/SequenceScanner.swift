/// Finds the end of what begins with an escape, by the grammar of ECMA-48 (5th edition) and the forms outside of it
/// that terminals send: SS3, X10 mouse reports, function keys of the Linux console, BEL at the end of an OSC.
///
/// Bytes come one by one, so a sequence may be cut anywhere. The grammar alone ends a sequence: no length does.
struct SequenceScanner {
    /// What a byte is to the sequence.
    enum Step: Equatable {
        /// It belongs to it, and more is awaited.
        case awaitsMore
        /// It is the last one.
        case ended([UInt8])
        /// It is a control character within a sequence that continues after it.
        case executed
        /// It cannot belong to it, so the sequence is over. The byte is to be read again.
        case broken([UInt8])
    }

    /// Whether BEL ends the string, too.
    enum StringKind: Equatable { case command, other }

    private enum State: Equatable {
        case ground
        case escape
        case control
        case consoleKey
        case shift3
        case mouse(left: Int)
        case string(StringKind)
        /// An escape within a string: the first half of its end, or the beginning of something else.
        case stringEscape(StringKind)
    }

    /// More is not kept, but still read to its end.
    static let longestKept = 4096
    private static let csi = Array("\u{1B}[".utf8)
    private static let stringEnd = UInt8(ascii: "\\")

    private var state = State.ground
    /// The sequence as it is written in 7 bits.
    private var kept: [UInt8] = []
    /// How many more bytes the UTF-8 character within a string has.
    private var continuations = 0
    private var last: UInt8 = 0
    /// Where the end of the string is known to be.
    private var knownEnd: Int?
    /// The bytes that began the sequence, which differ in 8 bits.
    private(set) var introducer: [UInt8] = []

    var isOpen: Bool { state != .ground }

    /// Whether what has come may be a key, and more bytes must tell: `ESC` alone, or `ESC` and a character that is Alt
    /// with that character, or begins a sequence.
    var mayBeKey: Bool {
        introducer.first == KeyParser.escape && (state == .escape || mayBeAltKey)
    }

    /// Whether it is `ESC` and a character with which a sequence may begin.
    var mayBeAltKey: Bool {
        guard introducer.first == KeyParser.escape, kept.count == 2 else { return false }
        return switch state {
        case .control, .shift3, .string: true
        default: false
        }
    }

    /// Whether no key begins so: the rest of what a terminal sends is missing.
    var isInsideReport: Bool { isOpen && !mayBeKey }

    /// Whether it is a string, which has no end but its own.
    var stringKind: StringKind? {
        switch state {
        case .string(let kind), .stringEscape(let kind): kind
        default: nil
        }
    }

    /// Whether the last byte within a string was an escape.
    var endsWithEscape: Bool { if case .stringEscape = state { true } else { false } }

    /// Whether it is a CSI sequence.
    var isInsideControl: Bool { state == .control }

    /// What has come of the sequence, in 7 bits.
    var beginning: [UInt8] { kept }

    /// Begins with an escape.
    mutating func begin() {
        self = SequenceScanner()
        (state, kept, introducer) = (.escape, [KeyParser.escape], [KeyParser.escape])
    }

    /// Begins with a control character of the C1 set, in the bytes in which it came. False if no sequence begins so.
    mutating func begin(c1: UInt8, as bytes: some Sequence<UInt8>) -> Bool {
        guard (0x80...0x9F).contains(c1), let state = Self.state(after: c1 - 0x40) else { return false }
        self = SequenceScanner()
        (self.state, kept, introducer) = (state, [KeyParser.escape, c1 - 0x40], Array(bytes))
        return true
    }

    mutating func reset() { self = SequenceScanner() }

    /// Takes the first of some bytes. Those after it are looked at where they decide what it is.
    /// - Parameter mayBeEnter: Whether a CR may be the person's.
    mutating func receive(_ bytes: ArraySlice<UInt8>, mayBeEnter: Bool) -> Step {
        guard let byte = bytes.first else { return .awaitsMore }
        switch state {
        case .ground: return .broken([])
        case .escape: return receiveAfterEscape(byte)
        case .control: return receiveInControl(byte)
        case .consoleKey: return (0x20...0x7E).contains(byte) ? end(with: byte) : breakOff()
        case .shift3:
            guard (0x20...0x7E).contains(byte) else { return breakOff() }
            return (0x30...0x3F).contains(byte) ? keep(byte) : end(with: byte)
        case .mouse(let left): return receiveInMouse(byte, left: left, next: bytes.dropFirst().first)
        case .string(let kind): return receiveInString(byte, kind, bytes.dropFirst(), mayBeEnter)
        case .stringEscape:
            guard byte == Self.stringEnd else {
                let string = kept
                begin()
                return .broken(string)
            }
            return end(with: nil)
        }
    }

    private mutating func receiveAfterEscape(_ byte: UInt8) -> Step {
        // Ctrl-C, Ctrl-X (CAN) and Ctrl-Z (SUB) are keys whatever came before them.
        if byte >= 0x80 || byte == KeyParser.escape || Self.cancels(byte) { return breakOff() }
        guard let state = Self.state(after: byte) else { return end(with: byte) }
        self.state = state
        return keep(byte)
    }

    private mutating func receiveInControl(_ byte: UInt8) -> Step {
        switch byte {
        case 0x20...0x3F: return keep(byte)
        case 0x40...0x7E:
            guard kept == Self.csi, let after = Self.stateAfterBare(byte) else { return end(with: byte) }
            state = after
            return keep(byte)
        case KeyParser.escape, 0x18, 0x1A, 0x80...: return breakOff()
        default: return .executed
        }
    }

    private mutating func receiveInMouse(_ byte: UInt8, left: Int, next: UInt8?) -> Step {
        // A place beyond the last one that fits is NUL.
        guard byte == 0 || byte >= 0x20 else { return breakOff() }
        // In the UTF-8 form (1005) a place may take two bytes.
        let isSecondHalf = (0xC2...0xDF).contains(last) && (0x80...0xBF).contains(byte)
        let left = isSecondHalf ? left : left - 1
        let hasSecondHalf = (0xC2...0xDF).contains(byte) && next.map { (0x80...0xBF).contains($0) } == true
        guard left > 0 || hasSecondHalf else { return end(with: byte) }
        state = .mouse(left: left)
        last = isSecondHalf ? 0 : byte
        return keep(byte)
    }

    private mutating func receiveInString(
        _ byte: UInt8, _ kind: StringKind, _ rest: ArraySlice<UInt8>, _ mayBeEnter: Bool
    ) -> Step {
        if continuations > 0, (0x80...0xBF).contains(byte) {
            continuations -= 1
            // ST as a character: U+009C.
            return last == 0xC2 && byte == 0x9C ? end(with: nil) : keep(byte)
        }
        continuations = 0
        switch byte {
        case KeyParser.escape:
            state = .stringEscape(kind)
            return .awaitsMore
        case 0x07 where kind == .command, 0x9C: return end(with: nil)
        case 0x20...0x7E: return keep(byte)
        case 0x80...:
            continuations = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
            last = byte
            return keep(byte)
        // The format effectors, which may stand in a string.
        case 0x08...0x0D where kept.count > 2 && (byte != 0x0D || !mayBeEnter): return keep(byte)
        // It is a key, and the end of the string got lost, unless it is there.
        default: return !Self.cancels(byte) && hasEnd(in: rest, kind) ? keep(byte) : breakOff()
        }
    }

    /// Whether the end of the string has come. Looked for once, so that many controls cost no more than one.
    private mutating func hasEnd(in rest: ArraySlice<UInt8>, _ kind: StringKind) -> Bool {
        if let knownEnd, knownEnd > rest.startIndex { return true }
        knownEnd = Self.stringEnd(in: rest, kind: kind, allowsControls: true)
        return knownEnd != nil
    }

    // MARK: Steps

    private mutating func keep(_ byte: UInt8) -> Step {
        // One byte more than the bound, so that what was longer can be told from what was not.
        if kept.count <= Self.longestKept { kept.append(byte) }
        return .awaitsMore
    }

    private mutating func end(with byte: UInt8?) -> Step {
        if let byte { _ = keep(byte) }
        state = .ground
        return .ended(kept)
    }

    private mutating func breakOff() -> Step {
        state = .ground
        return .broken(kept)
    }

    // MARK: The grammar

    /// Controls that end any sequence, and are keys.
    static func cancels(_ byte: UInt8) -> Bool { byte == 0x03 || byte == 0x18 || byte == 0x1A }

    private static func state(after byte: UInt8) -> State? {
        switch byte {
        case UInt8(ascii: "["): .control
        case UInt8(ascii: "O"): .shift3
        case UInt8(ascii: "]"): .string(.command)
        case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"): .string(.other)
        default: nil
        }
    }

    /// What follows a CSI that ends without parameters, and yet has not ended: mouse reports of xterm (X10 and both of
    /// highlight tracking), and F1 to F5 of the Linux console.
    private static func stateAfterBare(_ final: UInt8) -> State? {
        switch final {
        case UInt8(ascii: "M"): .mouse(left: 3)
        case UInt8(ascii: "t"): .mouse(left: 2)
        case UInt8(ascii: "T"): .mouse(left: 6)
        case UInt8(ascii: "["): .consoleKey
        default: nil
        }
    }
}
