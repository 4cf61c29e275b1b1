/// Gets the color of the terminal's background, or nil if the terminal does not tell it. Called at most once for each
/// question, on the editor's thread; never where the terminal answers nothing at all.
package typealias BackgroundReceiver = @Sendable (_ color: RGB?) -> Void

/// A question that is put to the terminal with the next prompt.
struct BackgroundQuestion: Sendable {
    /// Who wants to know.
    var receive: BackgroundReceiver
    /// How long the end of the session may be put off for the answer, from the question on.
    var patience: Duration
}
