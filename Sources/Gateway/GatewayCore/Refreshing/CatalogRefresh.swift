import ParlanceSystem

/// What a refresh would change in a catalog, before it is kept.
public struct CatalogRefresh: Sendable {
    /// The figures that differ from what holds now, models in the order of the catalog.
    public let changes: [CatalogChange]
    /// The models that were not known before, sorted by name.
    public let added: [ModelID]
    /// How many rows were left out, as they cannot be true.
    public let leftOut: Int

    private let kept: KeptCatalog
    private let text: String

    /// What these sources change in a catalog that has a place to keep them; `nil` where it has none. What was kept before
    /// and is in none of them stays.
    public init?(_ sources: [RefreshedModels], in catalog: ModelCatalog, on day: CalendarDay) {
        guard let kept = catalog.kept else { return nil }
        let before = catalog.index
        // What is over and was never known is of no use to anybody.
        let new = sources.flatMap(\.models).filter { model in
            before[model.id] != nil || model.shutdown.map { $0 > day } ?? true
        }
        let after = catalog.merging(new).index
        var changes: [CatalogChange] = []
        var added: [ModelID] = []
        for id in Set(new.map(\.id)) {
            guard let model = after[id] else { continue }
            if let known = before[id] {
                changes += CatalogChange.changes(from: known, to: model)
            } else {
                added.append(id)
            }
        }
        let positions = after.positions
        self.changes = changes.enumerated().sorted {
            (positions[$0.element.id] ?? 0, $0.offset) < (positions[$1.element.id] ?? 0, $1.offset)
        }.map(\.element)
        self.added = added.sorted { $0.description < $1.description }
        leftOut = sources.reduce(0) { $0 + $1.leftOut }
        self.kept = kept
        let rows = ModelCatalog(kept.models).merging(new).models
        text = ModelTable.text(of: rows, on: day, from: sources.map(\.source).joined(separator: ", "))
    }

    /// Keeps it: from then on it comes before what is built in.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` where it cannot be written.
    public func keep() throws(GatewayError) {
        do throws(SystemError) {
            try kept.write(text)
        } catch {
            throw GatewayError(.configuration, "The prices cannot be kept in \(kept.path): \(error.reason).")
        }
    }
}

extension KeptCatalog {
    /// Removes what was kept: what is built in holds again.
    ///
    /// - Returns: Whether there was anything.
    /// - Throws: ``GatewayError/Code/configuration`` where it cannot be removed.
    public func clear() throws(GatewayError) -> Bool {
        do throws(SystemError) {
            return try remove()
        } catch {
            throw GatewayError(.configuration, "\(path) cannot be removed: \(error.reason).")
        }
    }
}
