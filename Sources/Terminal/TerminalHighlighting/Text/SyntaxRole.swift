/// What a piece of source text is in its language; how it looks is for the caller to decide.
package enum SyntaxRole: String, Sendable, Hashable, CaseIterable {
    /// A word of the language's own.
    case keyword
    /// The name of a type, a class, or a module.
    case type
    /// The name of a function where it is defined or called, or of a command.
    case function
    /// A name with a given value: a constant, `true`, `nil`, a symbol.
    case constant
    /// A string, a character, a regular expression.
    case string
    /// What stands for something else in a string: an escape, an interpolation's borders.
    case escape
    /// A number.
    case number
    /// A comment.
    case comment
    /// What is attached to something else: an annotation, a preprocessor's directive, a key of JSON or YAML.
    case attribute
    /// A tag of markup, a selector, a variable with a sigil.
    case tag
    /// An operator.
    case `operator`
    /// Brackets and separators.
    case punctuation
    /// A line that a patch adds.
    case inserted
    /// A line that a patch removes.
    case deleted
    /// Everything else.
    case plain
}
