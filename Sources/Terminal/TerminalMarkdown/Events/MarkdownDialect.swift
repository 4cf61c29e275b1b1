/// The rules by which a text is read.
///
/// Models don't write CommonMark on purpose: they write lines of verse, formulas, products and paths, and nobody sees
/// their text before it is shown. So an answer is read by rules of our own, in which a sign is markup only where it
/// can hardly be anything else. `AnswerDialectTests` lists the rules as examples, each with its reason.
package enum MarkdownDialect: Sendable, Hashable {
    /// CommonMark with GFM's extensions, for files.
    case commonMark
    /// What models write.
    case answer
}
