/// Makes the name of a file from free text, such as a title.
package enum ExportFileName {
    /// The longest name that common file systems take, in bytes of UTF-8.
    private static let limit = 255
    /// Marks on one letter; more of them is no writing.
    private static let markLimit = 8
    /// Names that Windows keeps for devices, whatever their ending.
    private static let reserved: Set<String> = Set(
        ["con", "prn", "aux", "nul"] + ["com", "lpt"].flatMap { name in (1...9).map { "\(name)\($0)" } })

    /// `what-is-swift.md`: letters and digits of the first words in lower case, cut between characters to what fits.
    ///
    /// What is no letter, digit or mark of one parts words, so that no separator, control or bidirectional character
    /// gets into the name.
    package static func name(for text: String, ending: String) -> String {
        let words = text.lowercased().split { !isWritten($0) }.prefix(8)
        var name = ""
        let room = limit - ending.utf8.count - 1
        for character in words.map(plain).filter({ !$0.isEmpty }).joined(separator: "-") {
            guard name.utf8.count + character.utf8.count <= room else { break }
            name.append(character)
        }
        while name.hasSuffix("-") { name.removeLast() }
        if name.isEmpty { name = "conversation" }
        if reserved.contains(name) { name += "-conversation" }
        return "\(name).\(ending)"
    }

    private static func isWritten(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    /// A word without what letters can carry along unseen: joiners, tags, selectors and heaps of marks.
    private static func plain(_ word: Substring) -> String {
        var plain = String.UnicodeScalarView()
        for character in word {
            var marks = 0
            for scalar in character.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
                switch scalar.properties.generalCategory {
                case .nonspacingMark, .spacingMark, .enclosingMark:
                    marks += 1
                    if marks <= markLimit { plain.append(scalar) }
                case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse: continue
                default: plain.append(scalar)
                }
            }
        }
        return String(plain)
    }
}
