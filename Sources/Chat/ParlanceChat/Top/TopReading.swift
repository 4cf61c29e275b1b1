import GatewayCore
import ParlanceConversations

/// What runs at one moment, and what it costs.
struct TopReading: Sendable, Hashable {
    /// One program.
    struct Row: Sendable, Hashable {
        var program: RunningProgram
        /// What its session is called.
        var title: String
        /// What the calls that go on cost until now; `nil` where none does, or no price is known.
        var now: Dollars?
        /// What its session has taken before; `nil` where none is kept.
        var session: SpendingSum?

        /// The name of its model, and how many more are asked.
        var model: String {
            let model = program.calls.first?.model ?? program.model
            let others = program.calls.count - 1
            return (model?.id.description ?? "") + (others > 0 ? " +\(others)" : "")
        }

        /// What it does, in a word.
        var state: String {
            guard let call = program.calls.first else { return program.kind == .chat ? "idle" : "starting" }
            return call.speed == nil && call.completion == 0 ? "waiting" : "answering"
        }

        /// About how many tokens come in a second.
        var speed: Double? {
            let speeds = program.calls.compactMap(\.speed)
            return speeds.isEmpty ? nil : speeds.reduce(0, +)
        }

        /// The share of the window that is used.
        var windowShare: Double? {
            guard let window = program.window, window > 0 else { return nil }
            let used = program.calls.first.flatMap { call in call.prompt.map { $0 + call.completion } } ?? program.used
            return used.map { Double($0) / Double(window) }
        }
    }

    /// The programs, oldest first.
    var rows: [Row]
    /// What was spent today.
    var today: SpendingSum
    /// What was spent this month.
    var month: SpendingSum
}
