/// A step of what a key goes through.
package struct CycleStep: Sendable, Hashable {
    /// What stands before the draft from then on; `nil`: what stood there.
    package var prompt: LinePrompt?
    /// What is said of it, in one row at the foot.
    package var notice: StyledText

    /// A step.
    package init(prompt: LinePrompt? = nil, notice: StyledText) {
        self.prompt = prompt
        self.notice = notice
    }
}
