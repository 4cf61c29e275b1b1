/// Finds the pieces of a text that a published pattern describes, in one pass and without a regex engine.
///
/// Every function takes the byte at which something starts and returns the byte behind it.
struct PieceScanner<Rules: Pattern> {
    let bytes: UnsafePointer<UInt8>
    let end: Int
    let classes: CharacterClasses

    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
        classes = .unicode
    }

    /// The end of the piece that starts at `start`, which must lie before the text's end; and whether it is a word of
    /// ASCII letters, which has no parts that are worth seeking.
    @inline(__always)
    func piece(from start: Int) -> (end: Int, isCommon: Bool) {
        let wordEnd = commonWordEnd(from: start)
        return wordEnd > start ? (wordEnd, true) : (anyPieceEnd(from: start), false)
    }

    /// Any piece; what is common and ASCII has mostly been found before.
    @inline(never)
    func anyPieceEnd(from start: Int) -> Int {
        let (first, length) = character(at: start)
        if first >= CharacterClass.upper {
            return wordEnd(from: start, after: start, prefixIsMark: false)
        }
        if first == CharacterClass.number { return numberEnd(from: start) }
        if first == CharacterClass.lineBreak { return spaceEnd(from: start) }

        if !Rules.splitsCase {
            let contraction = contractionEnd(from: start)
            if contraction > start { return contraction }
        }
        let next = start &+ length
        let second = next < end ? character(at: next).class : CharacterClass.lineBreak
        if second >= CharacterClass.upper || (Rules.splitsCase && second == CharacterClass.mark) {
            return wordEnd(from: next, after: start, prefixIsMark: first == CharacterClass.mark)
        }
        if first == CharacterClass.space {
            let isSymbol = second == CharacterClass.other || second == CharacterClass.mark
            return isSymbol && bytes[start] == UInt8(ascii: " ") ? symbolEnd(from: next) : spaceEnd(from: start)
        }
        if Rules.splitsCase, first == CharacterClass.mark { return endWithContraction(next) }
        return symbolEnd(from: start)
    }

    @inline(__always)
    func character(at: Int) -> (class: UInt8, length: Int) {
        classes.character(bytes, at: at, end: end)
    }

    /// The end of the word whose first letter or mark is at `from`; `after` is where a character before it starts.
    @inline(__always)
    private func wordEnd(from: Int, after: Int, prefixIsMark: Bool) -> Int {
        Rules.splitsCase
            ? casedWordEnd(from: from, prefixIsMark: prefixIsMark)
            : run(from: from) { $0 >= CharacterClass.upper }
    }

    /// `U*W+` or else `U+W*`, where U is all but lower case and W all but upper case.
    ///
    /// The pattern takes the longest run of U and gives characters back until a W can follow. So the word ends after
    /// the last W of the run when no lower case follows the run.
    @inline(__always)
    private func casedWordEnd(from: Int, prefixIsMark: Bool) -> Int {
        var at = from
        var behindLastCaseless = -1
        while at < end {
            let (kind, length) = character(at: at)
            if kind == CharacterClass.lower {
                let end = run(from: at &+ length) { $0 >= CharacterClass.lower || $0 == CharacterClass.mark }
                return endWithContraction(end)
            }
            guard kind >= CharacterClass.mark else { break }
            at = at &+ length
            if kind != CharacterClass.upper { behindLastCaseless = at }
        }
        if behindLastCaseless >= 0 { return endWithContraction(behindLastCaseless) }
        // Upper case alone is the second choice; a mark before it is a word by itself, which is the first.
        return prefixIsMark ? from : endWithContraction(at)
    }

    @inline(__always)
    private func run(from: Int, of belongs: (UInt8) -> Bool) -> Int {
        var at = from
        while at < end {
            let (kind, length) = character(at: at)
            guard belongs(kind) else { break }
            at = at &+ length
        }
        return at
    }

    @inline(__always)
    private func endWithContraction(_ at: Int) -> Int {
        Rules.joinsContractions ? contractionEnd(from: at) : at
    }

    /// The end of `'s`, `'t`, `'m`, `'d`, `'ll`, `'ve` or `'re` in either case, or `at` itself.
    @inline(__always)
    func contractionEnd(from at: Int) -> Int {
        guard at &+ 1 < end, bytes[at] == UInt8(ascii: "'") else { return at }
        return apostropheEnd(from: at)
    }

    @inline(never)
    private func apostropheEnd(from at: Int) -> Int {
        let first = bytes[at &+ 1]
        let second = at &+ 2 < end ? bytes[at &+ 2] : 0
        switch (first | 0x20, second | 0x20) {
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "t"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "d"), _):
            return at &+ 2
        case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "r"), UInt8(ascii: "e")):
            return at &+ 3
        default:
            // U+017F, the long s, is an s when case is ignored.
            return first == 0xC5 && second == 0xBF ? at &+ 3 : at
        }
    }

    @inline(__always)
    private func numberEnd(from: Int) -> Int {
        var at = from
        var left = Rules.digits
        while left > 0, at < end {
            let (kind, length) = character(at: at)
            guard kind == CharacterClass.number else { break }
            at = at &+ length
            left = left &- 1
        }
        return at
    }

    /// Symbols and marks, then line breaks; in the newer patterns also slashes among these.
    @inline(__always)
    private func symbolEnd(from: Int) -> Int {
        var at = run(from: from) { $0 == CharacterClass.other || $0 == CharacterClass.mark }
        while at < end {
            let byte = bytes[at]
            guard byte == 0x0A || byte == 0x0D || (Rules.splitsCase && byte == UInt8(ascii: "/")) else { break }
            at = at &+ 1
        }
        return at
    }

    /// White space through its last line break; without one, all but its last character, which the next piece takes.
    @inline(__always)
    private func spaceEnd(from: Int) -> Int {
        var at = from
        var last = from
        var behindLastBreak = -1
        while at < end {
            let (kind, length) = character(at: at)
            guard kind == CharacterClass.space || kind == CharacterClass.lineBreak else { break }
            last = at
            at = at &+ length
            if kind == CharacterClass.lineBreak { behindLastBreak = at }
        }
        if !Rules.splitsCase, at == end { return at }
        if behindLastBreak >= 0 { return behindLastBreak }
        return at == end || last == from ? at : last
    }

    /// How far the text may have been read to decide that a piece ends at `at`; see `CountCheckpoint.horizon`.
    ///
    /// A piece looks a few bytes ahead, except before white space, whose last line break it seeks, and before upper
    /// case, which it could have taken if lower case had followed.
    func horizon(at: Int) -> Int {
        let lookahead = 16
        let spaces = run(from: at) { $0 == CharacterClass.space || $0 == CharacterClass.lineBreak }
        let uppers = run(from: at) { $0 == CharacterClass.upper }
        return max(spaces, uppers) &+ lookahead
    }
}
