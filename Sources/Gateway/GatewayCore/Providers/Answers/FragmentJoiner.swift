import GatewayJSON

/// Joins the pieces of one text that were sent one after another, so that a character whose pieces came apart is whole.
///
/// It looks for the marks of ``CharacterFragment``. The pieces of an unfinished character are held back until the rest
/// comes; what never becomes a character is U+FFFD.
struct FragmentJoiner: Sendable {
    private var half: UInt16?
    private var bytes: [UInt8] = []

    /// The next piece of the text, with what was held back before it.
    mutating func feed(_ text: String) -> String {
        let mayHoldMarks = text.utf8.contains(0xEF) && text.unicodeScalars.contains(where: CharacterFragment.isSign)
        if !mayHoldMarks, half == nil, bytes.isEmpty { return text }
        var joined = ""
        var followsSign = false
        for scalar in text.unicodeScalars {
            if followsSign, let fragment = CharacterFragment(after: scalar) {
                joined += add(fragment)
                followsSign = false
                continue
            }
            // Somebody may write the noncharacter itself.
            if followsSign { joined += finish() + CharacterFragment.sign }
            followsSign = CharacterFragment.isSign(scalar)
            if !followsSign { joined += finish() + String(scalar) }
        }
        return followsSign ? joined + finish() + CharacterFragment.sign : joined
    }

    /// Ends the text: what is held back has no rest.
    mutating func finish() -> String {
        defer { (half, bytes) = (nil, []) }
        return half == nil && bytes.isEmpty ? "" : "\u{FFFD}"
    }

    private mutating func add(_ fragment: CharacterFragment) -> String {
        switch fragment {
        case .half(let unit):
            if let lead = half, UTF16.isTrailSurrogate(unit) {
                half = nil
                return String(UTF16.decode(UTF16.EncodedScalar([lead, unit])))
            }
            let lost = finish()
            guard UTF16.isLeadSurrogate(unit) else { return lost + "\u{FFFD}" }
            half = unit
            return lost
        case .byte(let byte):
            let isContinuation = byte & 0xC0 == 0x80
            let lost = half != nil || (!isContinuation && !bytes.isEmpty) ? finish() : ""
            bytes.append(byte)
            let length = CharacterFragment.sequenceLength(after: bytes[0])
            guard bytes.count >= length else { return lost }
            defer { bytes = [] }
            return lost + (String(validating: bytes, as: UTF8.self) ?? "\u{FFFD}")
        }
    }
}

extension String {
    /// The text with the characters whole that are whole in it, and U+FFFD in the place of other pieces.
    var withoutFragments: String {
        var joiner = FragmentJoiner()
        return joiner.feed(self) + joiner.finish()
    }
}

extension JSONValue {
    /// The value with U+FFFD in the place of pieces of characters.
    var withoutFragments: JSONValue {
        switch self {
        case .string(let text): return .string(text.withoutFragments)
        case .array(let items): return .array(items.map(\.withoutFragments))
        case .object(let object):
            var result = JSONObject()
            for (key, value) in object { result[key.withoutFragments] = value.withoutFragments }
            return .object(result)
        default: return self
        }
    }
}
