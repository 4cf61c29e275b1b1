extension String {
    /// The text without white space and line breaks at its ends.
    package func trimmingWhitespace() -> String {
        // Only the ends are looked at: what is piped in may be long.
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[...last].drop(while: \.isWhitespace))
    }
}
