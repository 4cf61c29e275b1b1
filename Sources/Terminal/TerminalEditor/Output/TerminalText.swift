/// What may be written to a terminal: text that was made harmless, and control sequences of the allow-list.
///
/// Every write to a terminal takes this type, and it can be made of nothing else: so no text can forget the way through
/// ``Sanitizer``.
struct TerminalText: Sendable, Hashable {
    /// The characters to write.
    private(set) var characters: String

    /// Nothing.
    init() {
        characters = ""
    }

    /// A control sequence.
    init(_ sequence: ControlSequence) {
        characters = sequence.characters
    }

    /// Control sequences, one after another.
    init(_ sequences: [ControlSequence]) {
        characters = sequences.map(\.characters).joined()
    }

    /// A run of harmless text, without its looks.
    init(_ run: SanitizedText.Run) {
        characters = run.span.text
    }

    /// A text made harmless.
    init(cleaning text: String) {
        characters = Sanitizer.clean(text)
    }

    /// A text made harmless and one line.
    init(cleaningLine text: String) {
        characters = Sanitizer.cleanLine(text)
    }

    /// Whether there is nothing to write.
    var isEmpty: Bool { characters.isEmpty }

    /// The first, then the second.
    static func + (first: TerminalText, second: TerminalText) -> TerminalText {
        var result = first
        result += second
        return result
    }

    /// Adds the second at the end.
    static func += (first: inout TerminalText, second: TerminalText) {
        first.characters += second.characters
    }

    /// Makes room, as a string does.
    mutating func reserveCapacity(_ bytes: Int) {
        characters.reserveCapacity(bytes)
    }
}

extension Sequence<TerminalText> {
    /// All, one after another, with a separator between neighbors.
    func joined(separator: TerminalText = TerminalText()) -> TerminalText {
        var result = TerminalText()
        for (index, text) in enumerated() {
            if index > 0 { result += separator }
            result += text
        }
        return result
    }
}
