/// Tells the roles of the pieces of a source text that arrives in chunks.
///
/// The texts of all spans together are the input, byte for byte, and adjacent spans of one role joined are the same
/// however the input was cut. Only the token in progress is held back: never more than ``lookAhead`` bytes, and the
/// running text of strings and comments not at all. Time is linear in the input.
package struct SyntaxHighlighter: Sendable {
    /// No scanner's step looks further than this, in bytes.
    static let lookAhead = 512

    private var scanner: any TokenScanner
    private var input = ScannerInput()

    /// Makes a highlighter for the language of a fence's info string, of which the first word counts: a language's
    /// name or a usual alias, in any case. `nil` if the language is not known.
    package init?(language: String) {
        guard let scanner = Language.scanner(named: language) else { return nil }
        self.scanner = scanner
    }

    init(_ scanner: any TokenScanner) {
        self.scanner = scanner
    }

    /// Takes the next piece of the text and returns what is now decided.
    package mutating func feed(_ chunk: String) -> [SyntaxSpan] {
        var chunk = chunk
        chunk.withUTF8 { input.bytes.append(contentsOf: $0) }
        return scan()
    }

    /// Tells that the text is complete and returns what was held back. The highlighter is not to be fed again.
    package mutating func finish() -> [SyntaxSpan] {
        input.isComplete = true
        var spans = scan()
        for span in scanner.finish() {
            spans.append(span)
        }
        return spans
    }

    /// Takes a part of another highlighter's bytes, whole characters.
    mutating func feed(bytes: ArraySlice<UInt8>) -> [SyntaxSpan] {
        input.bytes.append(contentsOf: bytes)
        return scan()
    }

    private mutating func scan() -> [SyntaxSpan] {
        var stalled = 0
        while input.position < input.bytes.count {
            let before = input.position
            // A step that runs out of text is undone and done again with more text; only one near the end can.
            if !input.isComplete, input.bytes.count - before <= Self.lookAhead {
                let saved = scanner
                let mark = input.mark
                scanner.step(&input)
                if input.needsMoreInput {
                    scanner = saved
                    input.rewind(to: mark)
                    break
                }
            } else {
                scanner.step(&input)
                input.needsMoreInput = false
            }
            // A step may only change the state, but not for ever.
            stalled = input.position == before ? stalled + 1 : 0
            if stalled > Self.lookAhead {
                input.consume(1, .plain)
            }
        }
        return input.drainSpans()
    }
}
