/// `~` at the start of a path.
package enum HomePath {
    /// The path with the home folder for `~`; as it is when there is no `~` or no home.
    package static func expand(_ path: String, environment: [String: String]) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
        return home + path.dropFirst()
    }
}
