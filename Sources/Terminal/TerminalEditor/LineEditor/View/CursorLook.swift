/// How a cursor is seen.
enum CursorLook: Sendable, Hashable {
    /// Not at all: it is elsewhere.
    case absent
    /// As the terminal's own, which is put to its cell.
    case terminal
    /// As a reversed cell.
    case reversed
}
