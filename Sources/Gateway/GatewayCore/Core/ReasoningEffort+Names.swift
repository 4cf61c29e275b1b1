extension ReasoningEffort {
    /// The names of all levels, from the least to the most.
    package static var names: [String] { allCases.map(\.rawValue) }

    /// The level of a name as a person types it: in any case, and `none` for ``off``, as OpenAI calls it. `nil`: there is
    /// none of that name.
    package static func named(_ name: String) -> ReasoningEffort? {
        let name = name.lowercased()
        return Self(rawValue: name == "none" ? Self.off.rawValue : name)
    }
}
