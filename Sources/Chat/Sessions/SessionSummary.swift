import GatewayCore

/// What a list tells of a session.
struct SessionSummary: Sendable, Hashable {
    /// Its file.
    var file: SessionFile
    /// What it is called.
    var title: String
    /// The model that is asked next; `nil` where its journal does not tell.
    var model: ModelID?
    /// The turns of all branches.
    var turns: Int
    /// What all of them took.
    var account: TokenLedger.Account

    /// Reads a session whole.
    ///
    /// - Parameter catalogue: Where prices are known from.
    /// - Returns: `nil` when its file cannot be read, or nothing was said.
    init?(_ file: SessionFile, catalogue: ModelCatalogue) {
        guard let bytes = file.contents() else { return nil }
        let reader = JournalReader(bytes)
        guard !reader.tree.nodes.isEmpty else { return nil }
        self.file = file
        title = reader.title ?? SessionTitle.make(from: reader.tree.turns[0].prompt)
        model = reader.settings?.model
        turns = reader.tree.nodes.count
        account = TokenLedger(reader.tree, catalogue: catalogue).session
    }
}
