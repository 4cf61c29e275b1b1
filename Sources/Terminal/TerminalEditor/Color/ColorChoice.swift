/// What the person said about color, as in `--color=auto`.
package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    /// Color on a terminal that can show it, unless the environment objects.
    case auto
    /// Color even in a file or a pipe.
    case always
    /// No color at all.
    case never

    /// Reads `auto`, `always` or `never`, in upper or lower case; `nil` for any other word.
    package init?(parsing text: String) {
        self.init(rawValue: text.lowercased())
    }
}
