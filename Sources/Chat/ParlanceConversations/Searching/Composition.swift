/// Makes one scalar of a letter and its marks, where Unicode has one: `é` of `e` and U+0301, `が` of `か` and U+3099.
///
/// Both ways to write such a letter are canonically equivalent, and Swift's strings are equal then. So the scalars that
/// Unicode has are found by comparing; no table is needed. Letters with more marks than any scalar has are put together
/// from the left: they become the same whether all of their marks, or none, were scalars of their own before.
enum Composition {
    /// UTF-8, composed. Line breaks, and bytes that separate, stay where they are.
    static func compose(_ text: [UInt8]) -> [UInt8] {
        let parts = text.split(separator: JournalText.separator, omittingEmptySubsequences: false)
        return Array(parts.map { Array(compose($0).utf8) }.joined(separator: CollectionOfOne(JournalText.separator)))
    }

    private static func compose(_ text: ArraySlice<UInt8>) -> String {
        var composed = String.UnicodeScalarView()
        var letter: [Unicode.Scalar] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if !isMark(scalar) {
                composed.append(contentsOf: letter.count > 1 ? compose(letter) : letter)
                letter.removeAll(keepingCapacity: true)
            }
            letter.append(scalar)
        }
        composed.append(contentsOf: compose(letter))
        return String(composed)
    }

    /// A letter with its marks.
    private static func compose(_ letter: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard var base = letter.first, letter.count > 1 else { return letter }
        if let whole = scalars[string(letter)] { return [whole] }
        // In their canonical order, in which sorting leaves those of one class as they are.
        let marks = letter.dropFirst().enumerated().sorted { ($0.1.order, $0.0) < ($1.1.order, $1.0) }.map(\.1)
        var left: [Unicode.Scalar] = []
        for mark in marks {
            let isNext = left.last.map { $0.order < mark.order } ?? true
            if isNext, let both = syllable(base, mark) ?? scalars[string([base, mark])] {
                base = both
            } else {
                left.append(mark)
            }
        }
        return [base] + left
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Whether a scalar may go together with the one before it.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        if (0x1161...0x11C2).contains(scalar.value) { return true }
        return [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
    }

    /// A syllable of Hangul of its parts (The Unicode Standard, section 3.12).
    private static func syllable(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        let (first, second) = (Int(first.value), Int(second.value))
        if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
            return Unicode.Scalar(UInt32(0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28))
        }
        if (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(second) {
            return Unicode.Scalar(UInt32(first + second - 0x11A7))
        }
        return nil
    }

    /// The scalars of the blocks that have letters with marks, by what each is equivalent to.
    private static let scalars: [String: Unicode.Scalar] = {
        let blocks: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x370...0x6FF, 0x900...0xDFF, 0x1000...0x102F, 0x1B00...0x1B4F, 0x1E00...0x1FFF,
            0x2190...0x22FF, 0x3040...0x30FF,
        ]
        var scalars: [String: Unicode.Scalar] = [:]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
            let string = String(Character(scalar))
            if scalars[string] == nil { scalars[string] = scalar }
        }
        return scalars
    }()
}

extension Unicode.Scalar {
    /// Where a mark stands among others at the same letter.
    fileprivate var order: UInt8 {
        properties.canonicalCombiningClass.rawValue
    }
}
