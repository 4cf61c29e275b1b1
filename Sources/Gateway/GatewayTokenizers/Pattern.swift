/// A published pattern that cuts a text into pieces, which are then encoded one by one.
///
/// The members are constants, so that each pattern's scanner is compiled without the questions of the others.
protocol Pattern {
    /// Words end where lower case turns into upper case, and combining marks belong to words; else letters alone do.
    static var splitsCase: Bool { get }
    /// How many digits make one piece at most.
    static var digits: Int { get }
    /// `'s`, `'ll` and their like belong to the word before them.
    static var joinsContractions: Bool { get }
}

/// `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
/// `|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
/// `|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`, from tiktoken.
enum O200kPattern: Pattern {
    static var splitsCase: Bool { true }
    static var digits: Int { 3 }
    static var joinsContractions: Bool { true }
}

/// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]`
/// `|\s+(?!\S)|\s`, from tiktoken.
enum Cl100kPattern: Pattern {
    static var splitsCase: Bool { false }
    static var digits: Int { 3 }
    static var joinsContractions: Bool { false }
}

/// o200k's pattern without contractions, and each digit by itself; from mistral-common's `tekken_240718.json`.
enum TekkenPattern: Pattern {
    static var splitsCase: Bool { true }
    static var digits: Int { 1 }
    static var joinsContractions: Bool { false }
}
