/// A user-defined piece: `[REFERENCE_DOC_0]` and its like, which are one token wherever they stand.
struct SentencePieceSymbol: Equatable {
    /// Which of the symbols: 0 to 19 for the references, then `[REF]` and `[/REF]`. Token ids fall as it rises.
    let number: Int
    /// The bytes it takes in the text.
    let range: Range<Int>

    /// The symbols that a model knows.
    enum Set {
        case none
        /// `[REFERENCE_DOC_0]` to `[REFERENCE_DOC_19]`.
        case references
        /// The references, `[REF]` and `[/REF]`.
        case referencesAndMarks
    }

    /// The bytes of the longest symbol.
    static let longest = 18

    private static let bracket = UInt8(ascii: "[")

    /// The first symbol that begins at `start` or later.
    init?(of set: Set, in text: UnsafeBufferPointer<UInt8>, from start: Int) {
        guard set != .none else { return nil }
        for position in start..<text.count where text[position] == Self.bracket {
            guard let symbol = Self(of: set, in: text, at: position) else { continue }
            self = symbol
            return
        }
        return nil
    }

    private init?(of set: Set, in text: UnsafeBufferPointer<UInt8>, at start: Int) {
        if let number = Self.reference(in: text, at: start) {
            let size = number < 10 ? Self.longest - 1 : Self.longest
            self.init(number: number, range: start..<start + size)
            return
        }
        guard set == .referencesAndMarks else { return nil }
        if Self.has("[REF]", in: text, at: start) {
            self.init(number: 20, range: start..<start + 5)
        } else if Self.has("[/REF]", in: text, at: start) {
            self.init(number: 21, range: start..<start + 6)
        } else {
            return nil
        }
    }

    /// The symbol's text.
    static func spelling(of number: Int) -> String {
        switch number {
        case 20: "[REF]"
        case 21: "[/REF]"
        default: "[REFERENCE_DOC_\(number)]"
        }
    }

    private init(number: Int, range: Range<Int>) {
        self.number = number
        self.range = range
    }

    /// The number of the `[REFERENCE_DOC_n]` at `start`. The digits are those of 0 to 19, without a leading zero.
    private static func reference(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        let opening: StaticString = "[REFERENCE_DOC_"
        guard has(opening, in: text, at: start) else { return nil }
        let digits = start + opening.utf8CodeUnitCount
        guard let first = digit(in: text, at: digits) else { return nil }
        if isClosed(text, at: digits + 1) { return first }
        guard first == 1, let second = digit(in: text, at: digits + 1), isClosed(text, at: digits + 2) else {
            return nil
        }
        return 10 + second
    }

    private static func digit(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
        guard position < text.count, case 0x30...0x39 = text[position] else { return nil }
        return Int(text[position]) - 0x30
    }

    private static func isClosed(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        position < text.count && text[position] == UInt8(ascii: "]")
    }

    private static func has(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= text.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where text[start + offset] != word.utf8Start[offset] { return false }
        return true
    }
}
