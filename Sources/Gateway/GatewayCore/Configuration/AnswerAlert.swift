/// How a program signals that a long answer is done while its window has no focus.
public enum AnswerAlert: String, Sendable, Hashable, CaseIterable {
    /// Not at all.
    case off
    /// With the terminal's bell.
    case bell
    /// With a desktop notification, by the terminal's sequence OSC 9.
    case osc9
}
