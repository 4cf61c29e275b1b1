/// A published byte-pair encoding: which model uses which is the caller's knowledge.
///
/// Ids, counts and boundaries are those of tiktoken 0.14 and, for tekken, mistral-common 1.13. A value costs nothing to
/// make; the vocabularies are constants in the binary.
package struct Encoding: Tokenizer, Hashable, CustomStringConvertible {
    enum Kind: String, CaseIterable {
        case o200kBase = "o200k_base"
        case o200kHarmony = "o200k_harmony"
        case cl100kBase = "cl100k_base"
        case tekken
    }

    let kind: Kind

    /// OpenAI's encoding since gpt-4o.
    package static let o200kBase = Encoding(kind: .o200kBase)
    /// OpenAI's encoding of the open models gpt-oss: o200k_base with other special tokens.
    package static let o200kHarmony = Encoding(kind: .o200kHarmony)
    /// OpenAI's encoding of gpt-4, gpt-3.5-turbo and the embedding models.
    package static let cl100kBase = Encoding(kind: .cl100kBase)
    /// Mistral's encoding since open-mistral-nemo, 131,072 ids (tekken_240718).
    package static let tekken = Encoding(kind: .tekken)
    /// All encodings, the newest of each provider first.
    package static let all = [o200kBase, o200kHarmony, cl100kBase, tekken]

    /// The encoding with its published name: `o200k_base`, `o200k_harmony`, `cl100k_base` or `tekken`.
    package static func named(_ name: String) -> Encoding? {
        Kind(rawValue: name).map(Encoding.init)
    }

    /// The published name, for instance `o200k_base`.
    package var name: String { kind.rawValue }
    /// The published name.
    package var description: String { name }

    /// One more than the highest id, special tokens included: tiktoken's `n_vocab`, and 131,072 for tekken.
    package var vocabularySize: Int {
        max(Int(firstID) + vocabulary.count, Int(specialTokens.highestID) + 1)
    }

    /// The names of the special tokens in the order of their ids.
    package var specialTokenNames: [String] { specialTokens.names }

    var vocabulary: VocabularyTable {
        switch kind {
        case .o200kBase, .o200kHarmony: .o200kBase
        case .cl100kBase: .cl100kBase
        case .tekken: .tekken
        }
    }

    /// The id of rank 0: tekken's special tokens come before its ranks.
    var firstID: UInt32 { kind == .tekken ? 1000 : 0 }

    var specialTokens: SpecialTokenTable {
        switch kind {
        case .o200kBase: .o200kBase
        case .o200kHarmony: .o200kHarmony
        case .cl100kBase: .cl100kBase
        case .tekken: .tekken
        }
    }
}
