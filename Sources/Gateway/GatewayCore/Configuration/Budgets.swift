/// What may be spent: in a session, on a day, and in a month.
public struct Budgets: Sendable, Hashable {
    /// In one session; `nil`: as much as it likes.
    public var session: Budget?
    /// On one day of the wall's calendar, in all sessions and one-shot prompts together.
    public var day: Budget?
    /// In one month of it.
    public var month: Budget?

    /// Budgets; by default there are none.
    public init(session: Budget? = nil, day: Budget? = nil, month: Budget? = nil) {
        self.session = session
        self.day = day
        self.month = month
    }
}
