package import GatewayCore

/// Tells somebody who has no key yet of the servers that run on the machine.
package struct ServerOffer: Sendable {
    private let factory: LLMGatewayFactory
    private let candidates: [RunningServer]
    private let limit: Duration

    /// An offer of those candidates that turn out to be what they are expected to be.
    ///
    /// - Parameter limit: How long a port may take to answer, and a server to tell its models.
    package init(
        factory: LLMGatewayFactory, candidates: [RunningServer] = RunningServer.usual,
        limit: Duration = .milliseconds(150)
    ) {
        self.factory = factory
        self.candidates = candidates
        self.limit = limit
    }

    /// A sentence for each server that tells its models. They are asked at the same time. That takes twice the limit at
    /// most, and nothing to speak of where nothing listens.
    package func notices() async -> [String] {
        let listening = RunningServer.listening(among: candidates, within: limit)
        guard !listening.isEmpty else { return [] }
        return await withTaskGroup { group in
            for (index, server) in listening.enumerated() {
                group.addTask { (index, await notice(of: server)) }
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return (-1, nil)
            }
            var notices: [(Int, String)] = []
            var left = listening.count
            // Who has not answered when the time is over is not what it seems.
            while left > 0, let (index, notice) = await group.next(), index >= 0 {
                left -= 1
                if let notice { notices.append((index, notice)) }
            }
            group.cancelAll()
            return notices.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func notice(of server: RunningServer) async -> String? {
        var factory = factory
        factory.baseURLs[server.provider] =
            "http://127.0.0.1:\(server.port)" + (server.provider == "ollama" ? "" : "/v1")
        guard let name = try? factory.provider(named: server.provider).displayName,
            let model = try? await factory.listModels(of: server.provider).models.first
        else { return nil }
        return "\(name) is running here: /model \(model.id)"
    }
}
