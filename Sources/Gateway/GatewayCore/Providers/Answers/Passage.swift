/// A text that comes in pieces, or whole, or both ways, of which nothing is shown twice and nothing is lost.
struct Passage: Sendable, Hashable {
    /// What was shown of it.
    private(set) var shown = ""
    /// Whether it comes in pieces.
    private var hasPieces = false
    /// The pieces that came after the whole, as far as they only repeat it.
    private var repeated = ""

    /// Takes the next piece.
    ///
    /// - Returns: What is to be shown.
    mutating func append(_ piece: String) -> String {
        guard !hasPieces, !shown.isEmpty else {
            hasPieces = hasPieces || !piece.isEmpty
            shown += piece
            return piece
        }
        repeated += piece
        if shown.begins(with: repeated) { return "" }
        let news = repeated.dropping(shown) ?? repeated
        repeated = ""
        hasPieces = true
        shown += news
        return news
    }

    /// Takes all of it up to now, as a server that repeats what it has said gives it. What does not repeat the
    /// beginning goes on with it.
    ///
    /// - Parameter isLast: Whether nothing more comes: then what its pieces lacked is shown, too.
    /// - Returns: What is to be shown.
    mutating func complete(with whole: String, isLast: Bool) -> String {
        if hasPieces {
            guard isLast, let rest = whole.dropping(shown) else { return "" }
            shown += rest
            return rest
        }
        let news = whole.dropping(shown) ?? whole
        shown += news
        return news
    }
}

extension String {
    /// Whether it begins with the same bytes as another text.
    func begins(with other: String) -> Bool {
        utf8.starts(with: other.utf8)
    }

    /// What follows a beginning; `nil` where it begins otherwise.
    func dropping(_ beginning: String) -> String? {
        begins(with: beginning) ? String(self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...]) : nil
    }
}
