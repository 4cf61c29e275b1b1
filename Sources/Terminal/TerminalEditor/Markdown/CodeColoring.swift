/// Gives roles to the text of one code block as it comes in.
package protocol CodeColoring: Sendable {
    /// The next part of the code, which may end anywhere. What is not certain may be held back.
    mutating func color(_ chunk: String) -> StyledText

    /// What was held back, at the end of the code.
    mutating func finish() -> StyledText
}
