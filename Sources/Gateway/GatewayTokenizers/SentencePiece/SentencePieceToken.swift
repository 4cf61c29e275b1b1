/// A token, whatever id a version of the encoding gives it.
enum SentencePieceToken: Equatable {
    /// A byte of a character that has no piece.
    case byte(UInt8)
    /// An ordinary piece, by its place among them.
    case ordinary(index: Int)
    /// A user-defined piece.
    case symbol(number: Int)
    /// A control piece such as `[INST]`; text never has one.
    case control
    /// The unknown piece; text never has one, for there are tokens for all bytes.
    case unknown
}
