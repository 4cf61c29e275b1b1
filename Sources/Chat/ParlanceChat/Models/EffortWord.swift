/// The words of `/effort` that are no levels.
enum EffortWord {
    /// Leaves it to the profile or the model.
    static let standard = "default"
    /// Takes the next level, as Shift-Tab does.
    static let next = "next"
    /// The line for Shift-Tab while an answer streams.
    static let cycleLine = "/effort \(next)"
}
