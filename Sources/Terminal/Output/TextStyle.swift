/// What a piece of text is for; how it looks is decided by the ``Palette``.
///
/// Code outside this module names a role and never a colour, so that a theme can change every colour in one place and
/// a pipe can have none.
public enum TextStyle: String, Sendable, Hashable, CaseIterable {
    /// Ordinary text, in the terminal's own colours.
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
    /// Every other token of a text whose tokens are shown.
    case evenToken
    /// The tokens in between.
    case oddToken
}
