extension ModelCatalog {
    /// The month in which the figures of ``builtIn`` were collected.
    public static let builtInDate = "November 2026"
}
