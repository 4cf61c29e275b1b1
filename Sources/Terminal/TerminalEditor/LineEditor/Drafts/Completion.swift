/// Answers Tab. It runs on the editor's thread while the person waits, so it should take a few milliseconds at most.
package typealias Completer = @Sendable (CompletionRequest) -> Completion

/// The ways in which the text before the cursor can be completed.
package struct Completion: Sendable, Hashable {
    /// One way to complete.
    package struct Candidate: Sendable, Hashable {
        /// The text that replaces the range. Control characters in it are dropped.
        package var text: String
        /// A short explanation shown beside the text in the list, or empty.
        package var note: String
        /// Whether a space follows once the candidate is chosen: false for a folder, where more is to be typed.
        package var isComplete: Bool

        /// Makes a candidate.
        package init(_ text: String, note: String = "", isComplete: Bool = true) {
            self.text = text
            self.note = note
            self.isComplete = isComplete
        }
    }

    /// The characters of the request's line that a candidate replaces, counted from the line's start. It ends at or
    /// before the cursor; a range out of bounds is clamped.
    package var replaces: Range<Int>
    /// The candidates, in the order in which they are listed.
    package var candidates: [Candidate]

    /// Makes a completion.
    package init(replaces: Range<Int>, candidates: [Candidate]) {
        self.replaces = replaces
        self.candidates = candidates
    }

    /// Nothing to offer.
    package static let none = Completion(replaces: 0..<0, candidates: [])
}
