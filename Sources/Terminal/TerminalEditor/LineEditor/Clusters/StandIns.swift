/// Characters that stand in libedit's buffer for what libedit does not take as one.
///
/// libedit moves and deletes by scalar. So every character that is more than one scalar, or none that can be printed,
/// is given a stand-in: a scalar for private use. Line breaks and tabs are given blanks that are not the space, so that
/// all is one row to libedit and vi's words still end there. What is typed and is itself in these ranges is given a
/// stand-in too, so nothing can be taken for one.
struct StandIns {
    /// EM QUAD, in class `space` like a line break, but printable.
    private static let lineBreak: UInt32 = 0x2001
    /// EN QUAD.
    private static let tab: UInt32 = 0x2000
    /// Plane 15, for private use.
    private static let range: ClosedRange<UInt32> = 0xF0000...0xFFFFD

    private var numbers: [Character: UInt32] = [:]
    private var characters: [UInt32: Character] = [:]

    /// Whether text of so many characters can be given stand-ins for sure.
    func hasRoom(for count: Int) -> Bool { Self.range.count - characters.count > count }

    /// Forgets the stand-ins; libedit must not hold any.
    mutating func removeAll() { if !characters.isEmpty { self = StandIns() } }

    /// The text as libedit's characters.
    mutating func encode(_ text: String) -> [UInt32] {
        var text = text
        // Most drafts are plain, and all of one is looked at with many keys.
        let plain = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 < 0x80 } ? bytes.map { Self.plainCell(of: UInt32($0)) } : nil
        }
        if let plain { return plain }
        var cells: [UInt32] = []
        cells.reserveCapacity(text.utf8.count)
        let scalars = text.unicodeScalars
        var index = text.startIndex
        while index < text.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            // What may join with others is looked at more closely.
            if CellWidth.ofPlain(scalar) != nil, next == text.endIndex || CellWidth.ofPlain(scalars[next]) != nil {
                cells.append(Self.plainCell(of: scalar.value))
                index = next
            } else {
                cells.append(cell(of: text[index]))
                index = text.index(after: index)
            }
        }
        return cells
    }

    /// The text that libedit's characters stand for.
    func decode(_ cells: some Sequence<UInt32>) -> String {
        var text = ""
        for cell in cells {
            switch cell {
            case Self.lineBreak: text.append("\n")
            case Self.tab: text.append("\t")
            default:
                if let character = characters[cell] {
                    text.append(character)
                } else {
                    text.unicodeScalars.append(Unicode.Scalar(cell) ?? "\u{FFFD}")
                }
            }
        }
        return text
    }

    private static func plainCell(of scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x0A: lineBreak
        case 0x09: tab
        default: scalar
        }
    }

    private mutating func cell(of character: Character) -> UInt32 {
        if let byte = character.asciiValue, character != "\r\n" { return Self.plainCell(of: UInt32(byte)) }
        let scalars = character.unicodeScalars
        if scalars.count == 1, let scalar = scalars.first, Self.isPlain(scalar) { return scalar.value }
        return standIn(for: character)
    }

    private mutating func standIn(for character: Character) -> UInt32 {
        if let known = numbers[character] { return known }
        // Without room the text stays readable, if wrong; `hasRoom` keeps drafts from getting here.
        guard characters.count < Self.range.count else { return character.unicodeScalars.first?.value ?? 0x20 }
        let number = Self.range.lowerBound + UInt32(characters.count)
        numbers[character] = number
        characters[number] = character
        return number
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xA0 && scalar.value != lineBreak && scalar.value != tab && !range.contains(scalar.value)
            && !InvisibleCharacter.isOne(scalar) && CellWidth.of(scalar) > 0
    }
}
