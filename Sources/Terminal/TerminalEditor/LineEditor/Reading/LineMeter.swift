/// Says something about the draft while it is typed, such as what sending it would cost: a few words of plain text.
///
/// It is given the draft as it would be submitted and runs on the editor's thread, after each change as soon as no more
/// keys wait. Until it returns no key is read, so it should take well under a millisecond. Empty text shows nothing.
package typealias LineMeter = @Sendable (_ draft: String) -> String
