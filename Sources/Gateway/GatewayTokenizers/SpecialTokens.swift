/// Which special tokens, such as `<|endoftext|>`, are recognized within a text.
///
/// Text that a person or a file supplied must be read with `.none`: otherwise it could forge a message's end.
public enum SpecialTokens: Hashable, Sendable {
    /// None: text that looks like one is ordinary text.
    case none
    /// Every special token of the vocabulary.
    case all
    /// Those with these names, for instance `["<|endoftext|>"]`; a name that the vocabulary lacks is ordinary text.
    case some(Set<String>)
}
