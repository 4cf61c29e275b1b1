import GatewayCore

/// What a session could not write into its journal: a full disk stops the journal, not the conversation.
struct JournalBacklog: Sendable {
    /// A turn that is not on the disk, or not whole.
    struct Entry: Sendable {
        /// Its number.
        var number: Int
        /// The model that was asked, where it was not the session's.
        var model: ModelID?
        /// Whether its prompt is there.
        var hasPrompt = false
    }

    /// The turns that are missing.
    var turns: [Entry] = []
    /// What was not used of what was asked for after turns that are written.
    var unused: [(turn: Int, answer: Answer)] = []
    /// Whether settings or title have changed since they were written.
    var hasSettings = false
    /// Whether another branch was gone to since then.
    var hasPlace = false
    /// Whether everything is on the disk again.
    var hasRecovered = false

    /// Whether it was said that the journal cannot be written.
    private var isReported = false

    /// Whether a turn is among them.
    func contains(_ number: Int) -> Bool {
        turns.contains { $0.number == number }
    }

    /// Whether a turn is among them with its prompt.
    func lacksPrompt(of number: Int) -> Bool {
        turns.contains { $0.number == number && !$0.hasPrompt }
    }

    /// Whether a problem has not been said yet; from now on it has, until everything is on the disk again.
    mutating func tell() -> Bool {
        defer { isReported = true }
        return !isReported
    }

    /// Everything has been written.
    mutating func settle() {
        unused = []
        (turns, hasSettings, hasPlace) = ([], false, false)
        hasRecovered = hasRecovered || isReported
        isReported = false
    }
}
