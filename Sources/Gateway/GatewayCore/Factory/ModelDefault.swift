/// The model that is used when only a provider is chosen, and what has taken its place.
public struct ModelDefault: Sendable, Hashable {
    /// The provider's registered name.
    public var provider: String
    /// The documented default; `nil`: only the server can tell one.
    public var documented: String?
    /// The model that is used instead; `nil`: the documented one is.
    public var replacement: String?
    /// The day from which it is.
    public var since: CalendarDay?
    /// The day on which the documented one is shut down.
    public var shutdown: CalendarDay?
    /// The variable that names another default, where it is set.
    public var variable: String?
}

extension LLMGatewayFactory {
    /// The defaults of all providers by name, as they are on a day.
    public func modelDefaults() -> [ModelDefault] {
        let day = today()
        return definitions.values.sorted { $0.name < $1.name }.map { definition in
            var row = ModelDefault(provider: definition.name, documented: definition.defaultModel)
            if let variable = definition.defaultModelVariable, let name = self.variable(variable) {
                (row.documented, row.variable) = (name, variable)
                return row
            }
            guard let name = definition.defaultModel else { return row }
            let id = ModelID(provider: definition.name, model: name)
            row.shutdown = table[id]?.shutdown
            guard let successor = table.successor(of: id, on: day), let shutdown = row.shutdown else { return row }
            row.replacement = successor.model
            row.since = CalendarDay(daysSince1970: shutdown.daysSince1970 - ModelCatalog.noticeDays)
            return row
        }
    }
}
