/// What is typed after `/effort` beside a level.
enum EffortLine {
    /// What leaves it to the profile or the model.
    static let defaultWord = "default"
    /// What takes the next level, as Shift-Tab does.
    static let nextWord = "next"
    /// The line for Shift-Tab while an answer streams.
    static let cycle = "/effort \(nextWord)"
}
