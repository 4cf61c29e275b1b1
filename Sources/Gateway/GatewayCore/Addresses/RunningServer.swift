import ParlanceSystem

/// A port of this machine on which a server of the person's own may listen.
public struct RunningServer: Sendable, Hashable {
    /// The provider that speaks with it, such as `ollama`.
    public var provider: String
    /// The port at 127.0.0.1.
    public var port: UInt16

    /// A server from its parts.
    public init(provider: String, port: UInt16) {
        self.provider = provider
        self.port = port
    }

    /// The ports on which they listen when nothing else is said.
    public static let usual = [
        RunningServer(provider: "ollama", port: 11_434), RunningServer(provider: "llamacpp", port: 8080),
        RunningServer(provider: "lmstudio", port: 1234),
    ]

    /// Those of the candidates that take a connection. All are asked at the same time; nobody waits longer than `limit`.
    public static func listening(
        among candidates: [RunningServer] = usual, within limit: Duration = .milliseconds(150)
    ) -> [RunningServer] {
        let answers = LoopbackPort.listening(among: candidates.map(\.port), within: limit)
        return zip(candidates, answers).filter(\.1).map(\.0)
    }
}
