extension Substring {
    /// As `prefix(while:)`, but letters of ASCII are looked at as the bytes that they are: a title is made of the text of
    /// every session in a list.
    ///
    /// - Parameters:
    ///   - isPart: Whether a character is part of the prefix.
    ///   - isPartOfASCII: The same for a character that is one byte.
    func prefix(while isPart: (Character) -> Bool, ascii isPartOfASCII: (UInt8) -> Bool) -> Substring {
        var index = startIndex
        while index < endIndex {
            let (byte, next) = (utf8[index], utf8.index(after: index))
            // CR and LF are one character, and a mark belongs to the letter before it.
            if byte < 0x80, byte != 0x0D, next == endIndex || utf8[next] < 0x80 {
                guard isPartOfASCII(byte) else { break }
                index = next
            } else {
                guard isPart(self[index]) else { break }
                index = self.index(after: index)
            }
        }
        return self[..<index]
    }

    /// The characters before the first white space.
    var firstWord: Substring {
        prefix {
            !$0.isWhitespace
        } ascii: {
            !$0.isASCIISpace
        }
    }

    /// The same, but no more than so many characters of it.
    func firstWord(upTo limit: Int) -> Substring {
        prefix(upTo: limit) {
            !$0.isWhitespace
        } ascii: {
            !$0.isASCIISpace
        }.text
    }

    /// As ``prefix(while:ascii:)``, but no more than so many characters.
    ///
    /// - Returns: The prefix, and whether the limit alone, or the end, ended it.
    func prefix(
        upTo limit: Int, while isPart: (Character) -> Bool, ascii isPartOfASCII: (UInt8) -> Bool
    ) -> (text: Substring, isWhole: Bool) {
        var (room, isWhole) = (limit, true)
        let text = prefix {
            room -= 1
            guard room >= 0 else { return false }
            isWhole = isPart($0)
            return isWhole
        } ascii: {
            room -= 1
            guard room >= 0 else { return false }
            isWhole = isPartOfASCII($0)
            return isWhole
        }
        return (text, isWhole)
    }

    /// The text behind the white space at its start.
    var withoutLeadingSpace: Substring {
        self[prefix(while: \.isWhitespace, ascii: { $0.isASCIISpace }).endIndex...]
    }
}

extension UInt8 {
    /// Whether it is white space of ASCII.
    var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// Whether it is a letter or a digit of ASCII.
    var isASCIIWord: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) }
}
