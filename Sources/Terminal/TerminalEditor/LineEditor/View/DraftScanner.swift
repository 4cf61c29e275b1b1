/// Cuts a draft into its units, from any of them on.
///
/// What stands before and behind the cursor is cut apart, so that the cursor is never inside a unit.
struct DraftScanner {
    let clusters: ClusterBehavior
    /// The cells of a row.
    let room: Int
    private let before: String
    private let after: String
    /// Where the cursor is, in bytes.
    let cursor: Int
    /// The length, in bytes.
    let count: Int

    init(_ draft: Draft, clusters: ClusterBehavior, room: Int) {
        self.clusters = clusters
        self.room = room
        // In native storage a place is found by its number of bytes in no time.
        (before, after) = (draft.before.native, draft.after.native)
        cursor = before.utf8.count
        count = cursor + after.utf8.count
    }

    /// How many bytes both texts have in common before their cursors.
    func commonStart(with other: DraftScanner) -> Int { before.commonStart(with: other.before) }

    /// How many bytes both texts have in common at their ends, behind their cursors.
    func commonEnd(with other: DraftScanner) -> Int { after.commonEnd(with: other.after) }

    /// Gives the units in order, beginning with the one at a place, while the receiver asks for more.
    func scan(from start: Int = 0, _ receive: (DraftUnit) -> Bool) {
        if start < cursor {
            guard scan(before, from: start, base: 0, receive) else { return }
        }
        _ = scan(after, from: max(0, start - cursor), base: cursor, receive)
    }

    /// False once the receiver has enough.
    private func scan(_ text: String, from start: Int, base: Int, _ receive: (DraftUnit) -> Bool) -> Bool {
        let scalars = text.unicodeScalars
        var index = text.utf8.index(text.startIndex, offsetBy: start)
        var place = base + start
        while index < text.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            // What may join with others is looked at more closely.
            if let width = CellWidth.ofPlain(scalar),
                next == text.endIndex || CellWidth.ofPlain(scalars[next]) != nil
            {
                let length = UTF8.width(scalar)
                guard receive(Self.unit(scalar, at: place, length: length, width: width)) else { return false }
                (index, place) = (next, place + length)
            } else {
                let character = text[index]
                let length = character.utf8.count
                guard receiveCluster(character, at: place, length: length, receive) else { return false }
                (index, place) = (text.utf8.index(index, offsetBy: length), place + length)
            }
        }
        return true
    }

    private static func unit(_ scalar: Unicode.Scalar, at place: Int, length: Int, width: Int) -> DraftUnit {
        let content: DraftUnit.Content =
            switch scalar {
            case " ": .space
            case "\t": .tab
            case "\n": .lineBreak
            default: .scalar(scalar)
            }
        return DraftUnit(start: place, end: place + length, clusterStart: place, width: width, content: content)
    }

    private func receiveCluster(
        _ character: Character, at place: Int, length: Int, _ receive: (DraftUnit) -> Bool
    ) -> Bool {
        if length == 1, let scalar = character.unicodeScalars.first {
            return receive(Self.unit(scalar, at: place, length: length, width: 1))
        }
        let width = clusters.width(of: character)
        guard width > room else {
            let content = DraftUnit.Content.cluster(character)
            return receive(
                DraftUnit(start: place, end: place + length, clusterStart: place, width: width, content: content))
        }
        // Such as a letter with a hundred hidden characters behind it, each of which is to be seen.
        var start = place
        for piece in clusters.pieces(of: character) {
            let end = start + piece.text.utf8.count
            let unit = DraftUnit(
                start: start, end: end, clusterStart: place, width: piece.width, content: .piece(piece))
            guard receive(unit) else { return false }
            start = end
        }
        return true
    }
}

extension String {
    /// The same text in native storage.
    fileprivate var native: String {
        var text = self
        text.makeContiguousUTF8()
        return text
    }
}
