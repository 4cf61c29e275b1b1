package import ParlanceConversations

extension Turn {
    /// What the person said, on one line to be recognized by.
    package var firstWords: String {
        isSummary ? Self.summaryLabel : prompt.firstWords
    }
}
