/// Makes text from anywhere harmless for a terminal, as a stream.
///
/// A terminal obeys the text it shows: it can be told to retitle its window, fill the clipboard, erase lines, or to
/// answer as though the person had typed. What could do so, or could make text look like other text, is turned into
/// visible signs, and all text around it stays:
///
/// | text | becomes |
/// |---|---|
/// | TAB, LF, CR LF | TAB, LF, LF |
/// | other C0 controls, a lone CR, DEL | caret notation: `^[`, `^M`, `^?` |
/// | C1 controls, BiDi controls, invisible format characters, line and paragraph separators | `‹U+009B›` |
/// | the 31st and later combining marks on one base | nothing |
/// | ill-formed UTF-8 | U+FFFD for each maximal subpart, as browsers do (WHATWG Encoding) |
///
/// Joiners, variation selectors, soft hyphens and other characters that show nothing stay where they have work to do
/// (``InvisibleCharacter``), and so do the tags in the flag of a subdivision, such as Wales.
///
/// A chunk may end anywhere, also inside a CR LF or inside the bytes of one character: the output does not depend on
/// where the input was cut. What is not decided yet is held back until the next chunk or ``finish()``.
package struct Sanitizer: Sendable {
    /// The longest run of marks on one base: that of the Stream-Safe Text Format (UAX #15, section 13).
    static let markLimit = 30

    private var accumulator = UTF8Accumulator()
    private var holdsCarriageReturn = false
    /// The tags after a black flag, while they may still become a flag sequence; `nil` anywhere else.
    private var heldTags: [Unicode.Scalar]?
    private var markCount = 0
    /// What was shown last: an invisible character has work to do only after certain others.
    private var previous: Unicode.Scalar?
    /// Stands for what was shown by its number.
    private static let revealed: Unicode.Scalar = "›"

    /// Starts at the beginning of a text.
    package init() {}

    /// Makes the next chunk of a text harmless.
    package mutating func feed(_ chunk: String) -> String {
        let unfinished = accumulator.finish()
        guard unfinished.isEmpty else { return sanitize(unfinished + chunk) }
        return sanitize(chunk)
    }

    /// Makes the next bytes of a text harmless. They may end within a character.
    package mutating func feed(_ bytes: some Collection<UInt8>) -> String {
        sanitize(accumulator.feed(bytes))
    }

    /// Ends the text and gives what was held back.
    package mutating func finish() -> String {
        var output = sanitize(accumulator.finish())
        releaseCarriageReturn(into: &output)
        revealTags(into: &output)
        self = Sanitizer()
        return output
    }

    /// Makes a whole text harmless.
    package static func clean(_ text: String) -> String {
        if isOrdinary(text) { return text }
        var sanitizer = Sanitizer()
        return sanitizer.feed(text) + sanitizer.finish()
    }

    /// Makes a whole text harmless and one line, for places such as a model's name in a list: line breaks become `⏎`
    /// and tabs become spaces.
    package static func cleanLine(_ text: String) -> String {
        if isOrdinary(text, isLine: true) { return text }
        let cleaned = clean(text)
        guard cleaned.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return cleaned }
        var line: [UInt8] = []
        line.reserveCapacity(cleaned.utf8.count + 16)
        for byte in cleaned.utf8 {
            switch byte {
            case 0x0A: line += "⏎".utf8
            case 0x09: line.append(0x20)
            default: line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    private mutating func sanitize(_ text: String) -> String {
        if text.isEmpty { return "" }
        if !holdsText, Self.isOrdinary(text) {
            markCount = 0
            previous = text.unicodeScalars.last
            return text
        }
        var output = ""
        output.reserveCapacity(text.utf8.count + 16)
        // Text that stays is copied in runs, not sign by sign.
        var runStart = text.startIndex
        var index = runStart
        while index < text.endIndex {
            if !holdsText, Self.isOrdinaryByte(text.utf8[index]) {
                markCount = 0
                previous = Unicode.Scalar(text.utf8[index])
                text.utf8.formIndex(after: &index)
                continue
            }
            let scalar = text.unicodeScalars[index]
            let next = text.unicodeScalars.index(after: index)
            // What is held stands before the current run, which is empty while anything is held.
            if holdsCarriageReturn {
                if scalar == "\n" { holdsCarriageReturn = false } else { releaseCarriageReturn(into: &output) }
            }
            let treatment = Self.treatment(of: scalar)
            if !stays(scalar, treatment) {
                output += text[runStart..<index]
                replace(scalar, treatment, into: &output)
                runStart = next
            } else if heldTags != nil {
                revealTags(into: &output)
            }
            if scalar == Self.blackFlag {
                output += text[runStart..<next]
                runStart = next
                heldTags = []
            }
            index = next
        }
        output += text[runStart...]
        return output
    }

    private var holdsText: Bool { holdsCarriageReturn || heldTags != nil }

    /// Whether a scalar is shown as it is; counts the marks on one base.
    private mutating func stays(_ scalar: Unicode.Scalar, _ treatment: Treatment) -> Bool {
        switch treatment {
        case .base:
            markCount = 0
            previous = scalar
            return true
        case .mark:
            markCount += 1
            guard markCount <= Self.markLimit else { return false }
            previous = scalar
            return true
        case .invisible:
            // Tags that are held will be shown by their numbers.
            let last = heldTags?.isEmpty == false ? Self.revealed : previous
            guard InvisibleCharacter.hasWork(scalar, after: last), markCount < Self.markLimit else {
                markCount = 0
                return false
            }
            markCount += 1
            previous = scalar
            return true
        case .control, .deceiver, .tag:
            markCount = 0
            return false
        }
    }

    private mutating func replace(_ scalar: Unicode.Scalar, _ treatment: Treatment, into output: inout String) {
        switch treatment {
        case .control where scalar == "\r":
            revealTags(into: &output)
            holdsCarriageReturn = true
        case .control, .deceiver, .invisible:
            revealTags(into: &output)
            reveal(scalar, into: &output)
        case .tag:
            holdOrReveal(tag: scalar, into: &output)
        case .base, .mark:
            // The rest of too many marks is dropped.
            break
        }
    }

    private mutating func holdOrReveal(tag: Unicode.Scalar, into output: inout String) {
        guard heldTags != nil else { return reveal(tag, into: &output) }
        heldTags?.append(tag)
        guard let tags = heldTags else { return }
        if Self.isSubdivision(tags) {
            for tag in tags { output.append(Character(tag)) }
            heldTags = nil
            previous = Self.cancelTag
        } else if tag == Self.cancelTag || tags.count > Self.longestSubdivision {
            revealTags(into: &output)
        }
    }

    private mutating func revealTags(into output: inout String) {
        guard let tags = heldTags else { return }
        heldTags = nil
        for tag in tags { reveal(tag, into: &output) }
    }

    private mutating func reveal(_ scalar: Unicode.Scalar, into output: inout String) {
        output += Self.visibleForm(of: scalar)
        previous = Self.revealed
    }

    private mutating func releaseCarriageReturn(into output: inout String) {
        guard holdsCarriageReturn else { return }
        holdsCarriageReturn = false
        reveal("\r", into: &output)
    }
}
