import GatewayCore

/// What the arguments of commands are completed from.
struct CompletionScope: Sendable {
    /// All commands.
    let commands: CommandTable
    /// Makes the models that can be switched to.
    let factory: LLMGatewayFactory
    /// The variables that paths are expanded with.
    let environment: [String: String]
}
