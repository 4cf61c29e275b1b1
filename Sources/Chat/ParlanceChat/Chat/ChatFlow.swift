/// How a chat goes on after a line.
enum ChatFlow: Sendable, Hashable {
    /// With the next prompt.
    case next
    /// Not at all, unless something would be lost that the person wants to keep.
    case quit
}
