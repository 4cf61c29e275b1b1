import CParlanceEditline

/// Characters that stand in libedit's buffer for what libedit cannot draw.
///
/// libedit's screen has one scalar for a cell: it drops combining marks and joiners when it draws, takes widths from the
/// C library, whose Unicode may be old, and spells out what that does not know. So every piece of text that is not a
/// single scalar of known width is given a stand-in: a scalar of the same width, of which libedit believes that it is
/// drawn. On the way to the terminal the stand-in is replaced by the text. Scalars of the draft that are themselves in
/// the ranges of the stand-ins are given one too, so nothing that is typed can be taken for a stand-in.
struct StandIns {
    /// Plane 15, for private use, or where a C library does not print that, the private use area of plane 0.
    private static let narrow = range([0xF0000...0xFFFFD, 0xE000...0xF8FF], width: 1)
    /// CJK Unified Ideographs Extension B.
    private static let wide = range([0x20000...0x2A6D6], width: 2)

    var clusterBehavior = ClusterBehavior()
    private var numbers: [ClusterPiece: UInt32] = [:]
    private var pieces: [UInt32: ClusterPiece] = [:]
    private var narrowCount: UInt32 = 0
    private var wideCount: UInt32 = 0

    var isEmpty: Bool { pieces.isEmpty }

    /// Whether text of so many characters can be given stand-ins for sure.
    func hasRoom(for count: Int) -> Bool {
        min(Self.narrow.count - Int(narrowCount), Self.wide.count - Int(wideCount)) > 2 * count
    }

    /// Forgets the stand-ins; libedit must not hold any.
    mutating func removeAll() { self = StandIns(clusterBehavior: clusterBehavior) }

    private init(clusterBehavior: ClusterBehavior) { self.clusterBehavior = clusterBehavior }

    init() {}

    /// The text as libedit's characters.
    mutating func encode(_ text: String) -> [UInt32] {
        var cells: [UInt32] = []
        cells.reserveCapacity(text.utf8.count)
        for character in text {
            if Self.isPlain(character), let scalar = character.unicodeScalars.first {
                cells.append(scalar.value)
            } else {
                for piece in clusterBehavior.pieces(of: character) { cells.append(standIn(for: piece)) }
            }
        }
        return cells
    }

    /// Text that goes to the terminal past libedit: its scalars in the ranges of the stand-ins are given one.
    mutating func protect(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xEE }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isTaken = Self.narrow.contains(scalar.value) || Self.wide.contains(scalar.value)
            let cell = isTaken ? standIn(for: ClusterPiece(text: String(scalar), width: CellWidth.of(scalar))) : 0
            result.append(isTaken ? Unicode.Scalar(cell) ?? scalar : scalar)
        }
        return String(result)
    }

    /// The text that libedit's characters stand for.
    func decode(_ cells: some Sequence<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells {
            if let piece = pieces[cell] {
                text.append(contentsOf: piece.text.unicodeScalars)
            } else {
                text.append(Unicode.Scalar(cell) ?? "\u{FFFD}")
            }
        }
        return String(text)
    }

    /// What a character of libedit's drawing stands for, or nil if for itself.
    func piece(behind cell: UInt32) -> ClusterPiece? { pieces[cell] }

    private mutating func standIn(for piece: ClusterPiece) -> UInt32 {
        if let known = numbers[piece] { return known }
        let (range, count) = piece.width == 2 ? (Self.wide, wideCount) : (Self.narrow, narrowCount)
        // Without room the text stays readable, if wrongly drawn; `hasRoom` keeps drafts from getting here.
        guard Int(count) < range.count else { return piece.text.unicodeScalars.first?.value ?? 0x20 }
        let number = range.lowerBound + count
        if piece.width == 2 { wideCount += 1 } else { narrowCount += 1 }
        numbers[piece] = number
        pieces[number] = piece
        return number
    }

    /// Whether libedit draws the character as terminals do.
    private static func isPlain(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.dropFirst().isEmpty else { return false }
        let value = scalar.value
        if value < 0x7F { return true }
        guard !narrow.contains(value), !wide.contains(value), !InvisibleCharacter.isOne(scalar) else { return false }
        let width = CellWidth.of(scalar)
        return width > 0 && Int(ce_cell_width(value)) == width
    }

    /// The first of the ranges whose characters libedit draws with the width.
    private static func range(_ candidates: [ClosedRange<UInt32>], width: Int32) -> ClosedRange<UInt32> {
        candidates.first {
            ce_cell_width($0.lowerBound) == width && ce_cell_width($0.upperBound) == width
        } ?? candidates[0]
    }
}
