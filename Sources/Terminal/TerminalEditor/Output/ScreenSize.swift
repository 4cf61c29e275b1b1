/// The cells of a screen.
struct ScreenSize: Sendable, Hashable {
    var columns: Int
    var rows: Int
}
