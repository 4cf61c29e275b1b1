/// A place in a text at which counting can be taken up again after the text behind it has changed.
public struct CountCheckpoint: Hashable, Sendable {
    /// Bytes between two checkpoints: few enough that recounting from one costs microseconds, and so many that the
    /// checkpoints of a long conversation take little room.
    public static let spacing = 256

    /// The text's beginning.
    public static let start = CountCheckpoint(offset: 0, count: 0, horizon: 0)

    /// The byte at which a token begins.
    public let offset: Int
    /// The number of tokens before it.
    public let count: Int
    /// The first byte that had no part in deciding that a token begins here: while the bytes before the horizon stay
    /// as they are, the checkpoint holds. It may lie beyond the text's end, when that end itself had a part.
    public let horizon: Int

    /// A checkpoint for a tokenizer's own use.
    public init(offset: Int, count: Int, horizon: Int) {
        self.offset = offset
        self.count = count
        self.horizon = horizon
    }
}
