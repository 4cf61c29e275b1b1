/// Answers Tab. It runs on the editor's thread while the person waits, so it should take a few milliseconds at most.
public typealias Completer = @Sendable (CompletionRequest) -> Completion

/// The ways in which the text before the cursor can be completed.
public struct Completion: Sendable, Hashable {
    /// One way to complete.
    public struct Candidate: Sendable, Hashable {
        /// The text that replaces the range. Control characters in it are dropped.
        public var text: String
        /// A short explanation shown beside the text in the list, or empty.
        public var note: String
        /// Whether a space follows once the candidate is chosen: false for a folder, where more is to be typed.
        public var isComplete: Bool

        /// Makes a candidate.
        public init(_ text: String, note: String = "", isComplete: Bool = true) {
            self.text = text
            self.note = note
            self.isComplete = isComplete
        }
    }

    /// The characters of the request's line that a candidate replaces, counted from the line's start. It ends at or
    /// before the cursor; a range out of bounds is clamped.
    public var replaces: Range<Int>
    /// The candidates, in the order in which they are listed.
    public var candidates: [Candidate]

    /// Makes a completion.
    public init(replaces: Range<Int>, candidates: [Candidate]) {
        self.replaces = replaces
        self.candidates = candidates
    }

    /// Nothing to offer.
    public static let none = Completion(replaces: 0..<0, candidates: [])
}
