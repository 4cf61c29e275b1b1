/// A regular expression of JSON Schema: the dialect of ECMA-262 with Unicode, searched anywhere in the text.
///
/// Only whether something matches is asked for, so every construct is regular and the time is at most proportional to
/// the length of the text times that of the pattern, lookahead and lookbehind included. Backreferences, which no such
/// engine can have, and modifiers such as `(?i)` are refused.
///
/// What the `u` flag forbids but people write is read as without the flag: an escaped punctuation mark that needs no
/// escape, a hyphen after a class such as `\w`, and braces that are no quantifier.
struct Pattern: Sendable {
    /// Why a text is not a usable pattern.
    struct Failure: Error {
        let reason: String
    }

    /// The pattern as it was written.
    let text: String
    private let program: PatternProgram

    init(_ text: String) throws(Failure) {
        self.text = text
        var parser = PatternParser(text)
        var compiler = PatternCompiler()
        program = try compiler.compile(try parser.parse())
    }

    /// Whether the pattern matches anywhere in a text; nil when that takes more than the effort that is left.
    func matches(_ text: String, sparing effort: inout PatternEffort) -> Bool? {
        PatternMatcher.matches(program, text, &effort)
    }
}
