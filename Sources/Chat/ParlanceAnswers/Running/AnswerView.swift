package import GatewayCore
package import ParlanceConversations

/// What shows a person the answer to a turn while it comes.
package protocol AnswerView: Sendable {
    /// The answer was asked for; nothing has come.
    ///
    /// - Parameter start: When it was asked for, on the stopwatch.
    func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch)

    /// The next event has come.
    func show(_ event: StreamEvent)

    /// Nothing more comes. What is shown next begins a line.
    func end()

    /// Whether nobody can see the answer any more, so that no more of it needs to be asked for.
    var isAbandoned: Bool { get }
}
