import ParlanceConversations
import TerminalEditor

/// A line in which something was found, cut to the place where it stands.
struct FoundLine: Sendable {
    private let line: SessionSearch.Line
    private let patterns: [FoldedPattern]

    init(_ line: SessionSearch.Line, _ patterns: [FoldedPattern]) {
        self.line = line
        self.patterns = patterns
    }

    /// In a narrower window the text needs the room of the model's name.
    private static let roomForModel = 60

    /// The same without any marks; `nil` where the line has to be cut. A pipe gets thousands of them.
    func plainText(columns: Int, isUTF8: Bool) -> String? {
        let head = "  \(line.turn == 0 ? "title" : String(line.turn))\(sign(columns, isUTF8)) "
        let said = Sanitizer.cleanLine(line.text)
        // What takes no more bytes than there are cells takes no more cells.
        return said.utf8.count <= columns - head.utf8.count ? head + said : nil
    }

    /// The turn's number, who said it (`›` before what the person said, else the model), and the line with what was found
    /// in it.
    ///
    /// - Parameter isMarked: Whether what was found looks different: to find it a second time takes longer than the first.
    func text(columns: Int, isUTF8: Bool, isMarked: Bool = true) -> StyledText {
        var text = StyledText.dim("  \(line.turn == 0 ? "title" : String(line.turn))\(sign(columns, isUTF8)) ")
        let room = max(16, columns - text.cellWidth)
        let said = Sanitizer.cleanLine(line.text)
        let bytes = Array(said.utf8)
        // One cell for each byte, which is most often so, makes everything else fast.
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        let isCut = isASCII ? bytes.count > room : room < bytes.count && said.cellWidth > room
        let marks = !isCut && !isMarked ? [] : isASCII ? marks(in: Folding.fold(bytes), { $0 }) : marks(in: said)
        var position = isCut ? start(of: said, showing: marks.first, room) : 0
        var rest = StyledText(position > 0 ? "…" : "")
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for mark in marks where mark.lowerBound >= position {
            // What does not fit anyway need not be measured.
            guard !isCut || mark.lowerBound - position < room * 16 else { break }
            rest.append(part(position..<mark.lowerBound))
            rest.append(part(mark), .strong)
            position = mark.upperBound
        }
        rest.append(part(position..<(isCut ? min(bytes.count, position + room * 16) : bytes.count)))
        text.append(isCut ? rest.truncated(to: room) : rest)
        return text
    }

    private func sign(_ columns: Int, _ isUTF8: Bool) -> String {
        if line.turn == 0 { return "" }
        if line.isPrompt { return isUTF8 ? " ›" : " >" }
        guard columns >= Self.roomForModel, let model = line.model else { return "" }
        return " \(Sanitizer.cleanLine(model).truncated(to: columns / 3)):"
    }

    /// Where a line begins that has not room as a whole: a little before what was found first is enough to understand it.
    private func start(of said: String, showing mark: Range<Int>?, _ room: Int) -> Int {
        guard let mark else { return 0 }
        let first = said.utf8.index(said.startIndex, offsetBy: mark.lowerBound)
        let end = said.utf8.index(first, offsetBy: mark.count)
        guard said[..<end].count > room * 2 / 3 else { return 0 }
        let start = said.index(first, offsetBy: -room / 3, limitedBy: said.startIndex) ?? said.startIndex
        return said.utf8.distance(from: said.startIndex, to: start)
    }

    /// Where the patterns stand in a text: the places of whole characters.
    private func marks(in said: String) -> [Range<Int>] {
        // What each character folds to, and where the character stands that a folded byte comes from.
        var folded: [UInt8] = []
        var origins: [Range<Int>] = []
        var position = 0
        for character in said {
            let place = position..<(position + character.utf8.count)
            position = place.upperBound
            if place.count == 1, let byte = character.asciiValue {
                folded.append(byte)
            } else {
                folded += Folding.fold(String(character))
            }
            while origins.count < folded.count { origins.append(place) }
        }
        Folding.foldASCII(&folded)
        return marks(in: folded) { range in
            origins[range.lowerBound].lowerBound..<origins[range.upperBound - 1].upperBound
        }
    }

    /// Where the patterns stand in a folded text, from left to right, none over another.
    private func marks(in folded: [UInt8], _ origin: (Range<Int>) -> Range<Int>) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        folded.withUnsafeBufferPointer { bytes in
            for pattern in patterns {
                var position = 0
                while let found = pattern.firstIndex(in: bytes, from: position) {
                    position = found + pattern.count
                    marks.append(origin(found..<position))
                }
            }
        }
        marks.sort { $0.lowerBound < $1.lowerBound }
        return marks.reduce(into: []) { kept, mark in
            if mark.lowerBound >= kept.last?.upperBound ?? 0 { kept.append(mark) }
        }
    }
}
