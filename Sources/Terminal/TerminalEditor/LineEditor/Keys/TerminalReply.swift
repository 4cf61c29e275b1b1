/// What a terminal says by itself or answers to a question. It comes where keys come from.
enum TerminalReply: Sendable, Equatable {
    /// The color of the background (OSC 11); `nil` if it is none that can be read.
    case background(RGB?)
    /// What the terminal can do (DA1). Every terminal answers that, so it marks the end of the answers before it.
    case deviceAttributes
    /// The place of the cursor, from 0 (CPR).
    ///
    /// xterm sends `CSI 1 ; 2 R` for Shift-F3, too: who has asked for no report takes it for that key, which does
    /// nothing.
    case cursor(row: Int, column: Int)
    /// Whether the window has the focus now (xterm, "FocusIn/FocusOut").
    case focus(Bool)
    /// Anything else: nobody has asked for it.
    case other

    /// Finals of CSI sequences that terminals send and keys do not have.
    private static let finals = Set("cmntxyMRT".utf8)

    /// Reads a whole sequence in 7 bits, without the end of a string; `nil` if it is a key.
    init?(_ sequence: [UInt8]) {
        guard sequence.count > 2, sequence[0] == KeyParser.escape else { return nil }
        switch sequence[1] {
        case UInt8(ascii: "["): self.init(control: sequence.dropFirst(2))
        case UInt8(ascii: "]"):
            let command = sequence.dropFirst(2)
            let prefix = Array("11;".utf8)
            self = command.starts(with: prefix) ? .background(Self.color(command.dropFirst(prefix.count))) : .other
        case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"): self = .other
        default: return nil
        }
    }

    /// Reads what follows CSI.
    private init?(control body: ArraySlice<UInt8>) {
        guard let first = body.first, let final = body.last else { return nil }
        let parameters = body.dropLast()
        switch (parameters.isEmpty, final) {
        case (true, UInt8(ascii: "I")): self = .focus(true)
        case (true, UInt8(ascii: "O")): self = .focus(false)
        case (_, UInt8(ascii: "c")) where first == UInt8(ascii: "?"): self = .deviceAttributes
        case (_, UInt8(ascii: "R")):
            // F3 of some terminals has no parameters.
            guard !parameters.isEmpty else { return nil }
            self = Self.cursor(parameters) ?? .other
        default:
            // Keys have neither the marks of private parameters nor intermediate bytes. X10 mouse reports begin with M.
            let isReport =
                parameters.contains { (0x3C...0x3F).contains($0) || (0x20...0x2F).contains($0) }
                || Self.finals.contains(final) && !parameters.isEmpty || [0x4D, 0x54, 0x74].contains(first)
                || body.count >= SequenceScanner.longestKept - 2
            guard isReport else { return nil }
            self = .other
        }
    }

    private static func cursor(_ parameters: ArraySlice<UInt8>) -> TerminalReply? {
        let fields = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let numbers = fields.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard fields.count == 2, numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else { return nil }
        return .cursor(row: numbers[0] - 1, column: numbers[1] - 1)
    }

    private static func color(_ text: ArraySlice<UInt8>) -> RGB? {
        // Longer than any color.
        guard text.count < 64 else { return nil }
        return RGB(xColor: String(decoding: text, as: UTF8.self))
    }
}
