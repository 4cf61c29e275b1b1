/// How a terminal shows grapheme clusters of more than one scalar. Terminals differ: some draw a cluster as one glyph,
/// others give each of its scalars the cells that it has alone.
struct ClusterBehavior: Hashable {
    /// Clusters on which terminals differ.
    enum Kind: CaseIterable {
        /// Emoji joined by ZWJ, such as 👩‍💻.
        case joined
        /// An emoji with a skin tone.
        case toned
        /// A sign that a selector makes an emoji, such as ❤️.
        case selected
        /// What else would take more than two cells, such as the syllable क्षि.
        case syllable
    }

    /// The kinds whose scalars take cells one by one.
    var separated: Set<Kind> = []

    /// The parts of a cluster, each with cells of its own: mostly one. What shows nothing and has no work to do where it
    /// stands, such as a tag behind a letter, is a part of its own, so that it can be seen.
    func pieces(of character: Character) -> [ClusterPiece] {
        guard character.unicodeScalars.contains(where: Self.mayHide) else { return visiblePieces(of: character) }
        var pieces: [ClusterPiece] = []
        var shown = ""
        func endShown() {
            pieces += shown.flatMap(visiblePieces)
            shown = ""
        }
        let isFlag = Self.isSubdivisionFlag(character)
        for scalar in character.unicodeScalars {
            // Alone it takes no cell, or takes one and leaves it blank.
            if Self.mayHide(scalar), !isFlag, !InvisibleCharacter.hasWork(scalar, after: shown.unicodeScalars.last) {
                endShown()
                pieces.append(ClusterPiece(text: String(scalar), width: 1))
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        endShown()
        return pieces
    }

    private func visiblePieces(of character: Character) -> [ClusterPiece] {
        let width = max(character.cellWidth, 1)
        guard let kind = Self.kind(of: character), separated.contains(kind) else {
            return [ClusterPiece(text: String(character), width: width)]
        }
        return Self.separate(character)
    }

    /// The cells of each part.
    func widths(of character: Character) -> [Int] {
        if character.isASCII || (separated.isEmpty && !character.unicodeScalars.contains(where: Self.mayHide)) {
            return [max(character.cellWidth, 1)]
        }
        return pieces(of: character).map(\.width)
    }

    /// The cells of all parts.
    func width(of character: Character) -> Int {
        guard separated.isEmpty, !character.unicodeScalars.contains(where: Self.mayHide) else {
            return pieces(of: character).reduce(0) { $0 + $1.width }
        }
        return max(character.cellWidth, 1)
    }

    private static func mayHide(_ scalar: Unicode.Scalar) -> Bool {
        InvisibleCharacter.isOne(scalar) || (0xE0000...0xE007F).contains(scalar.value)
    }

    private static func isSubdivisionFlag(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        return scalars.first == Sanitizer.blackFlag && Sanitizer.isSubdivision(Array(scalars.dropFirst()))
    }

    /// Nil for what every terminal shows alike.
    static func kind(of character: Character) -> Kind? {
        let scalars = character.unicodeScalars
        guard scalars.count > 1, character.cellWidth != separate(character).reduce(0, { $0 + $1.width }) else {
            return nil
        }
        if scalars.contains("\u{200D}"), scalars.contains(where: \.properties.isEmojiPresentation) { return .joined }
        if scalars.contains(where: \.properties.isEmojiModifier) { return .toned }
        if scalars.contains("\u{FE0F}") || scalars.contains("\u{FE0E}") { return .selected }
        return .syllable
    }

    /// Each scalar that has cells alone, with those after it that have none.
    private static func separate(_ character: Character) -> [ClusterPiece] {
        var pieces: [ClusterPiece] = []
        for scalar in character.unicodeScalars {
            let width = legacyWidth(of: scalar)
            if width == 0, var last = pieces.popLast() {
                last.text.unicodeScalars.append(scalar)
                pieces.append(last)
            } else {
                pieces.append(ClusterPiece(text: String(scalar), width: max(width, 1)))
            }
        }
        return pieces
    }

    /// Half a flag is one cell to a terminal that knows no flags, so that both halves together are as wide as one.
    private static func legacyWidth(of scalar: Unicode.Scalar) -> Int {
        (0x1F1E6...0x1F1FF).contains(scalar.value) ? 1 : CellWidth.of(scalar)
    }
}
