/// Turns text into tokens and back, exactly as a model's provider does.
///
/// Texts are bytes, meant as UTF-8. A `String` always is; other bytes may be anything: a byte that belongs to no
/// well-formed sequence is read as one character that is neither letter, digit nor space.
public protocol Tokenizer: Sendable {
    /// The name by which the tokenizer is published, such as `o200k_base`.
    var name: String { get }

    /// One more than the highest token id, special tokens included.
    var vocabularySize: Int { get }

    /// The number of tokens; text that looks like a special token counts as ordinary text.
    func count(_ bytes: Span<UInt8>) -> Int

    /// The tokens' ids. `specials` names the special tokens that are recognized in the text.
    func encode(_ bytes: Span<UInt8>, specials: SpecialTokens) -> [UInt32]

    /// The bytes that each token stands for, as ranges of offsets into `bytes`, in order and without gaps.
    func boundaries(of bytes: Span<UInt8>, specials: SpecialTokens) -> [Range<Int>]

    /// The bytes that the tokens stand for. They need not be valid UTF-8: a token may end within a character.
    func decode(_ ids: [UInt32]) throws(TokenizerError) -> [UInt8]

    /// The number of tokens, of which those before `checkpoint` are known already.
    ///
    /// Appends the places behind `checkpoint` at which a later count may be taken up again, about one in
    /// `CountCheckpoint.spacing` bytes. A tokenizer without such places counts everything; that is the default.
    func count(
        _ bytes: Span<UInt8>, from checkpoint: CountCheckpoint, recording checkpoints: inout [CountCheckpoint]
    ) -> Int
}

extension Tokenizer {
    /// Counts everything anew: what a tokenizer does that knows no place to start from.
    public func count(
        _ bytes: Span<UInt8>, from checkpoint: CountCheckpoint, recording checkpoints: inout [CountCheckpoint]
    ) -> Int {
        count(bytes)
    }

    /// The number of tokens; text that looks like a special token counts as ordinary text.
    public func count(_ text: String) -> Int {
        text.withUTF8Span { count($0) }
    }

    /// The tokens' ids. `specials` names the special tokens that are recognized in the text.
    public func encode(_ text: String, specials: SpecialTokens = .none) -> [UInt32] {
        text.withUTF8Span { encode($0, specials: specials) }
    }

    /// The UTF-8 bytes that each token stands for, as ranges of offsets into `text.utf8`, in order and without gaps.
    public func boundaries(of text: String, specials: SpecialTokens = .none) -> [Range<Int>] {
        text.withUTF8Span { boundaries(of: $0, specials: specials) }
    }

    /// The text that the tokens stand for; bytes that are no valid UTF-8 become U+FFFD.
    public func decodeText(_ ids: [UInt32]) throws(TokenizerError) -> String {
        String(decoding: try decode(ids), as: UTF8.self)
    }
}

extension String {
    /// Calls `body` with the string's UTF-8, which is copied only where a foreign string is not UTF-8 yet.
    func withUTF8Span<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body($0.span) }
    }
}
