/// Which model a server is asked for, by its own list, where nobody named one.
public enum OfferedDefault: Sendable, Hashable {
    /// The only one that it lists, or the provider's default among several.
    case one(ModelChoice)
    /// Several, of which somebody has to choose: their names.
    case several([String])
    /// It lists none.
    case empty
}
