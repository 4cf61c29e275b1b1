extension CellWidth {
    /// How many cells more or fewer a terminal may give a grapheme cluster: those that show its scalars one by one do,
    /// and those that know fewer emoji. None for nearly all text.
    static func doubt(of character: Character) -> Int {
        if character.isASCII { return 0 }
        var (sum, count, hasEmoji) = (0, 0, false)
        for scalar in character.unicodeScalars {
            sum += of(scalar)
            count += 1
            let properties = scalar.properties
            hasEmoji = hasEmoji || scalar.value == 0xFE0F || (properties.isEmoji && !scalar.isASCII)
        }
        // A soft hyphen alone, and its like, is a cell to some and nothing to others.
        if count == 1, let scalar = character.unicodeScalars.first, InvisibleCharacter.isOne(scalar) { return 1 }
        let difference = count > 1 ? abs(sum - of(character)) : 0
        return max(difference, hasEmoji ? 1 : 0)
    }
}
