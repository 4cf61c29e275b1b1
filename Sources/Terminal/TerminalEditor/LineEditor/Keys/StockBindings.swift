/// What libedit has bound to each key, read from the list in which it prints all its bindings.
///
/// One list, read as bytes: to ask for each of the keys took a good part of the time to the first prompt.
struct StockBindings: Equatable {
    /// Keys in a row that do the same.
    struct Run: Equatable {
        var keys: ClosedRange<UInt8>
        var command: String
    }

    /// One of libedit's two maps.
    enum Map: String {
        /// Where text is typed.
        case standard = "Standard key bindings"
        /// Among vi's commands.
        case alternative = "Alternative key bindings"
    }

    private var standard: [Run] = []
    private var alternative: [Run] = []

    /// All keys of a map in their order.
    subscript(map: Map) -> [Run] {
        get { map == .standard ? standard : alternative }
        set { if map == .standard { standard = newValue } else { alternative = newValue } }
    }

    /// Nil where a line is not understood: then it is not known what a key does.
    init?(listing: [UInt8]) {
        var map: Map?
        for line in listing.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "\"") {
                guard let map, let run = Run(line) else { return nil }
                append(run, to: map)
            } else if let next = Map(rawValue: String(decoding: line, as: UTF8.self)) {
                map = next
            } else {
                // Longer sequences follow.
                break
            }
        }
        guard map == .alternative else { return nil }
        for map in [Map.standard, .alternative] { fill(map, upTo: 0x100) }
    }

    private mutating func append(_ run: Run, to map: Map) {
        fill(map, upTo: Int(run.keys.lowerBound))
        self[map].append(run)
    }

    /// Keys in a row that do nothing are not in the list.
    private mutating func fill(_ map: Map, upTo end: Int) {
        let start = self[map].last.map { Int($0.keys.upperBound) + 1 } ?? 0
        guard start < end else { return }
        self[map].append(Run(keys: UInt8(start)...UInt8(end - 1), command: Self.nothing))
    }

    /// The command of a key that does nothing.
    fileprivate static let nothing = "ed-unassigned"
}

extension StockBindings.Run {
    /// Reads `"^A"  ->  ed-move-to-beg` or `" "  to "/"  ->  ed-insert`.
    fileprivate init?(_ line: ArraySlice<UInt8>) {
        guard let arrow = Self.last("->", in: line), let quote = line[..<arrow].lastIndex(of: Self.quote) else {
            return nil
        }
        let name = String(decoding: line[(arrow + 2)...].drop { $0 == Self.blank }, as: UTF8.self)
        command = name == "is undefined" ? StockBindings.nothing : name
        let names = line[(line.startIndex + 1)..<quote]
        if let middle = Self.last(" to ", in: names) {
            // What is between the quotes and ` to ` is blank, but a key may be the blank itself.
            let first = names[..<(names[..<middle].lastIndex(of: Self.quote) ?? middle)]
            let last = names[(middle + 4)...].drop { $0 == Self.blank }.dropFirst()
            guard let first = Self.key(first), let last = Self.key(last), first <= last else { return nil }
            keys = first...last
        } else {
            guard let key = Self.key(names) else { return nil }
            keys = key...key
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let blank = UInt8(ascii: " ")

    /// A key as libedit names it: a character, a control character as `^A`, also one beyond ASCII, or its number.
    private static func key(_ name: ArraySlice<UInt8>) -> UInt8? {
        let scalars = String(decoding: name, as: UTF8.self).unicodeScalars.map(\.value)
        let value: UInt32? =
            switch (scalars.first, scalars.count) {
            case (let value?, 1): value
            case (0x5E?, 2): scalars[1] ^ 0x40
            // `\U+00AD`, and `\255` of older versions.
            case (0x5C?, 7...): UInt32(String(decoding: name.dropFirst(3), as: UTF8.self), radix: 16)
            case (0x5C?, 4): UInt32(String(decoding: name.dropFirst(), as: UTF8.self), radix: 8)
            default: nil
            }
        return value.flatMap { UInt8(exactly: $0) }
    }

    /// Where a text begins for the last time.
    private static func last(_ sign: StaticString, in text: ArraySlice<UInt8>) -> Int? {
        sign.withUTF8Buffer { sign in
            (text.startIndex...max(text.startIndex, text.endIndex - sign.count)).last { start in
                text[start...].starts(with: sign)
            }
        }
    }
}
