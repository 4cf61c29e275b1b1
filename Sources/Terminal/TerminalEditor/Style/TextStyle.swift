/// What a piece of text is for; how it looks is decided by the ``Palette``.
///
/// Code outside this module names a role and never a color, so that a theme can change every color in one place and
/// a pipe can have none.
package enum TextStyle: Int, Sendable, Hashable, CaseIterable {
    /// Ordinary text, in the terminal's own colors.
    case plain
    /// Text that may be overlooked: hints, meters, times.
    case dim
    /// Text that stands out by weight.
    case strong
    /// Text that stands out by slant.
    case emphasis
    /// Names the person chose or may choose, such as the model's, and the prompt.
    case accent
    /// The title of a section or the head of a table.
    case heading
    /// Something that went well.
    case success
    /// Something that may need attention.
    case warning
    /// Something that failed.
    case error
    /// Code, commands and keys to be typed as they are.
    case code
    /// The address or the text of a link.
    case link
    /// What the person wrote.
    case user
    /// What a model thought before it answered.
    case reasoning
    /// Text that is quoted, and the bar beside it.
    case quote
    /// The bullet or the number of an item, a box to tick, a rule, the lines of a table.
    case marker

    /// A word of a programming language's own.
    case codeKeyword
    /// The name of a type, a class, or a module.
    case codeType
    /// The name of a function where it is defined or called.
    case codeFunction
    /// A name with a given value: a constant, `true`, `nil`, a built-in.
    case codeConstant
    /// A string, a character, a regular expression.
    case codeString
    /// What stands for something else in a string: an escape, an interpolation's borders.
    case codeEscape
    /// A number.
    case codeNumber
    /// A comment.
    case codeComment
    /// What is attached to something else: an attribute, an annotation, a preprocessor's line, a key of JSON or YAML.
    case codeAttribute
    /// A tag of markup, a selector, a variable of a shell.
    case codeTag
    /// An operator.
    case codeOperator
    /// Brackets and separators.
    case codePunctuation
    /// A line that a patch adds.
    case codeInserted
    /// A line that a patch removes.
    case codeDeleted
    /// Every other token of a text whose tokens are shown.
    case evenToken
    /// The tokens in between.
    case oddToken
}
