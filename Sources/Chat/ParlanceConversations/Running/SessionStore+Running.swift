extension SessionStore {
    /// The file of a session by its name in full, whether it is there or not; `nil` of what is no name.
    package func file(of id: String) -> SessionFile? {
        // The name comes from a file that another program has written.
        id.isEmpty || id.contains("/") ? nil : SessionFile(path: "\(folder)/\(id)\(Self.suffix)", modified: 0)
    }
}
