/// Long texts that stand in the draft as a short mark, such as `[pasted 214 lines]`, and unfold when it is submitted.
struct FoldedText {
    private(set) var folds: [FoldedPaste] = []

    /// Keeps the text and returns its mark, which no other text has. The note, such as the number of its tokens, is
    /// part of the mark.
    mutating func fold(_ text: String, verb: String, note: String = "") -> String {
        // A line break at the end begins no line.
        let lines = text.reduce(text.hasSuffix("\n") ? 0 : 1) { $0 + ($1 == "\n" ? 1 : 0) }
        let length = lines > 1 ? "\(Self.grouped(lines)) lines" : "\(Self.grouped(text.count)) characters"
        let size = length + (note.isEmpty ? "" : ", " + EditableText.cleanLine(note))
        var mark = "[\(verb) \(size)]"
        var number = 1
        while let known = folds.first(where: { $0.mark == mark }), known.text != text {
            number += 1
            mark = "[\(verb) \(size), #\(number)]"
        }
        if !folds.contains(where: { $0.mark == mark }) { folds.append(FoldedPaste(mark: mark, text: text)) }
        return mark
    }

    /// The draft with every mark replaced by its text. A mark that was edited is no mark any more and stays.
    func unfold(_ draft: String) -> String {
        guard !folds.isEmpty else { return draft }
        var result = ""
        var rest = draft[...]
        while let bracket = rest.firstIndex(of: "[") {
            result += rest[..<bracket]
            rest = rest[bracket...]
            if let fold = folds.first(where: { rest.hasPrefix($0.mark) }) {
                result += fold.text
                rest = rest.dropFirst(fold.mark.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }

    /// The mark that ends a text, so that one key deletes it whole.
    func mark(endingIn text: String) -> String? {
        folds.first { text.hasSuffix($0.mark) }?.mark
    }

    /// The mark that begins a text.
    func mark(beginning text: String) -> String? {
        folds.first { text.hasPrefix($0.mark) }?.mark
    }

    /// Takes over marks that another draft knows.
    mutating func add(_ other: FoldedText) {
        folds += other.folds.filter { !folds.contains($0) }
    }

    mutating func removeAll() { folds = [] }

    /// 12345 as `12,345`.
    private static func grouped(_ number: Int) -> String {
        let digits = String(number)
        return String(
            digits.enumerated().flatMap { index, digit -> [Character] in
                index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
            })
    }
}
