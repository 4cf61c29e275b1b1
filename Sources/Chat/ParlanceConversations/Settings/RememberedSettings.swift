package import GatewayCore

/// What each model of a session was last asked with.
///
/// There are a handful, so they are looked through: a dictionary of our own keys would cost the start of the program more
/// than it ever saves.
package struct RememberedSettings: Sendable, Hashable {
    private var all: [SessionSettings] = []

    /// Nothing is remembered yet.
    package init() {}

    /// The settings of a model; `nil` for one that was not asked.
    package subscript(model: ModelID) -> SessionSettings? {
        all.first { $0.model == model }
    }

    /// Remembers settings, in the place of those that their model had before.
    package mutating func remember(_ settings: SessionSettings) {
        all.removeAll { $0.model == settings.model }
        all.append(settings)
    }
}
