import GatewayCore

/// A model that somebody named and that is not known beforehand: its server has to be asked.
package struct UnconfirmedModel: Sendable, Hashable {
    /// What was typed.
    let typed: String
    /// What it means.
    let choice: ModelChoice
}
