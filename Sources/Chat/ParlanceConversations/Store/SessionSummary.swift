package import GatewayCore

/// What a list tells of a session.
package struct SessionSummary: Sendable, Hashable {
    /// Its file.
    package var file: SessionFile
    /// What it is called.
    package var title: String
    /// The model that is asked next; `nil` where its journal does not tell.
    package var model: ModelID?
    /// What the model was chosen by: a profile, or its name without the provider.
    package var modelName: String?
    /// The answered turns of all branches, each once.
    package var turns: Int
    /// What all of them took.
    package var account: TokenLedger.Account

    /// Reads what a list needs of a session.
    ///
    /// - Parameters:
    ///   - journal: The bytes of its file.
    ///   - catalog: Where prices are known from.
    /// - Returns: `nil` when nothing was said.
    package init?(_ file: SessionFile, _ journal: UnsafeBufferPointer<UInt8>, catalog: ServedCatalog) {
        self.init(file, JournalReader(journal, isOutline: true), catalog: catalog)
    }

    /// Takes what a list needs of a session from its outline.
    ///
    /// - Returns: `nil` when nothing was said.
    package init?(_ file: SessionFile, _ reader: JournalReader, catalog: ServedCatalog) {
        guard !reader.tree.nodes.isEmpty else { return nil }
        self.file = file
        let nodes = reader.tree.nodes
        title =
            reader.title
            ?? SessionTitle.make(from: nodes.lazy.filter { !$0.turn.isSummary }.map { $0.turn.prompt })
        model = reader.settings?.model
        modelName = reader.settings.map { $0.profile ?? $0.model.model }
        turns = nodes.count { $0.turn.isAnswered && !$0.turn.isSummary && $0.turn.copied == nil }
        account = TokenLedger.Account(of: reader.tree, catalog: catalog)
    }
}
