package import GatewayCore

/// Tells somebody who has no key yet of the servers that the environment names, and of those that run on the machine.
package struct ServerOffer: Sendable {
    private let factory: LLMGatewayFactory
    private let candidates: [RunningServer]
    private let limit: Duration
    private let namedLimit: Duration

    /// An offer of those candidates that turn out to be what they are expected to be.
    ///
    /// - Parameters:
    ///   - limit: How long a port may take to answer, and a server to tell its models.
    ///   - namedLimit: How long a server may take that the environment names: it may be on another machine.
    package init(
        factory: LLMGatewayFactory, candidates: [RunningServer] = RunningServer.usual,
        limit: Duration = .milliseconds(150), namedLimit: Duration = .seconds(1)
    ) {
        self.factory = factory
        self.candidates = candidates
        self.limit = limit
        self.namedLimit = namedLimit
    }

    /// A sentence for each server: those of the environment first, whether they answer or not, then those of this machine
    /// that do. They are asked at the same time. Where there are none, that takes nothing to speak of.
    package func notices() async -> [String] {
        let named = factory.namedServers
        let others = candidates.filter { candidate in !named.contains { $0.provider == candidate.provider } }
        let running = RunningServer.listening(among: others, within: limit)
        let asked =
            named.map { Question(provider: $0.provider, server: $0, limit: namedLimit) }
            + running.map { Question(provider: $0.provider, address: address(of: $0), limit: limit) }
        // As a rule there are none.
        let answers = asked.isEmpty ? [:] : await answers(to: asked)
        return asked.indices.compactMap { answers[$0] } + [keyNotice].compactMap(\.self)
    }

    /// What is to be said of each, by its place; nothing of a server that is not what it seemed.
    private func answers(to asked: [Question]) async -> [Int: String] {
        await withTaskGroup { group in
            for (index, question) in asked.enumerated() {
                group.addTask { (index, await notice(of: question)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// A server that is asked for its models.
    private struct Question {
        var provider: String
        /// What the environment says of it.
        var server: LLMGatewayFactory.NamedServer?
        /// Its address; `nil`: the one that the environment has.
        var address: String?
        var limit: Duration
    }

    private func address(of server: RunningServer) -> String {
        "http://127.0.0.1:\(server.port)" + (server.provider == "ollama" ? "" : "/v1")
    }

    private func notice(of question: Question) async -> String? {
        var factory = factory
        if let address = question.address { factory.baseURLs[question.provider] = address }
        guard let name = try? factory.provider(named: question.provider).displayName else { return nil }
        let model = await model(of: question, factory)
        guard let server = question.server else { return model.map { "\(name) is running here: /model \($0)" } }
        let place = "\(name) at \(server.address) (\(server.variable))"
        return model.map { "\(place): /model \($0)" } ?? "\(place) listed no models. Is it running?"
    }

    /// The first model of a server that answers in time.
    private func model(of question: Question, _ factory: LLMGatewayFactory) async -> ModelID? {
        await withTaskGroup { group in
            group.addTask { () -> ModelID? in
                guard let list = try? await factory.listModels(of: question.provider) else { return nil }
                return list.chattingModels.first.map { ModelID(provider: question.provider, model: $0) }
            }
            group.addTask {
                // Who has not answered when the time is over is not what it seems.
                try? await Task.sleep(for: question.limit)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// Of an address that is set in vain, as its provider asks for a key.
    private var keyNotice: String? {
        factory.keylessAddress.map { address, key in
            "\(address) is set, but \(key) is not: export \(key)=any if the server needs none."
        }
    }
}
