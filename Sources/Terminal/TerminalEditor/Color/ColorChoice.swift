/// What the person said about colour, as in `--color=auto`.
package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    /// Colour on a terminal that can show it, unless the environment objects.
    case auto
    /// Colour even in a file or a pipe.
    case always
    /// No colour at all.
    case never

    /// Reads `auto`, `always` or `never`, in upper or lower case; `nil` for any other word.
    package init?(parsing text: String) {
        self.init(rawValue: text.lowercased())
    }
}
