/// How JSON is laid out as text.
public enum JSONStyle: Sendable, Hashable {
    /// On one line, without any space.
    case compact
    /// One item or key on each line, two spaces for each level, a space after each colon.
    case pretty
}
