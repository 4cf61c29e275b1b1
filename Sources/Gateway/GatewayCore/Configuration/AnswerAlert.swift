/// How a program tells a person who looks elsewhere that an answer which took long is there.
public enum AnswerAlert: String, Sendable, Hashable, CaseIterable {
    /// Not at all.
    case off
    /// With the terminal's bell.
    case bell
    /// With a notification of the desktop, by the terminal's sequence OSC 9.
    case osc9
}
