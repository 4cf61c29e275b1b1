package import GatewayCore
package import ParlanceConversations

/// How one call is booked: where, as what, and for which session.
package struct CallBooking: Sendable {
    private let book: CallBook
    private let kind: UsageRecord.Kind
    private let session: String?

    /// - Parameter session: The name of the session in full; `nil` where none is kept.
    package init(in book: CallBook, as kind: UsageRecord.Kind, session: String?) {
        self.book = book
        self.kind = kind
        self.session = session
    }

    /// The call begins.
    func begin(_ turn: PendingTurn) -> OngoingCall { book.begin(turn, as: kind, in: session) }
}
