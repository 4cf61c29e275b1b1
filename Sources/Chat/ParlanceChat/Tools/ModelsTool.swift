package import GatewayCore
import ParlanceConversations
package import TerminalEditor

/// `parlance models`: what providers offer, with window and price where they are known.
package struct ModelsTool: Sendable {
    /// A list is asked for anew when it is older than a day, or from a future that a wrong clock has seen.
    package static let freshness: Double = 86_400

    private let factory: LLMGatewayFactory
    private let output: TerminalWriter
    private let notices: TerminalWriter
    private let forcesRefresh: Bool
    private let now: @Sendable () -> Double

    /// A tool over a factory's providers.
    ///
    /// - Parameters:
    ///   - output: Standard output.
    ///   - notices: Gets what could not be asked.
    ///   - forcesRefresh: Whether a list that is kept does not count.
    ///   - now: Seconds since 1970.
    package init(
        factory: LLMGatewayFactory, output: TerminalWriter, notices: TerminalWriter, forcesRefresh: Bool,
        now: @escaping @Sendable () -> Double
    ) {
        self.factory = factory
        self.output = output
        self.notices = notices
        self.forcesRefresh = forcesRefresh
        self.now = now
    }

    /// Writes the models of one provider.
    ///
    /// - Throws: ``GatewayError`` when it cannot be asked and nothing is kept of it.
    package func run(provider: String) async throws(GatewayError) {
        write(try await list(of: provider))
        writeDates()
    }

    /// Says from when the prices are.
    private func writeDates() {
        guard let dates = factory.priceDates else { return }
        output.write("")
        output.write(.dim(dates))
    }

    /// Writes the models of every provider that can be used; one that cannot be asked is a notice.
    ///
    /// - Throws: ``GatewayError`` when no provider could be asked.
    package func run() async throws(GatewayError) {
        let ready = factory.providers.filter { factory.isReady($0) && $0 != DemoGateway.providerName }
        guard !ready.isEmpty else {
            throw GatewayError(
                .configuration, "No provider is set up to list models.",
                fix:
                    "Set a key such as OPENAI_API_KEY, or name a provider: \(factory.providers.joined(separator: ", "))."
            )
        }
        var hasListed = false
        for (index, provider) in ready.enumerated() {
            if index > 0 { output.write("") }
            do throws(GatewayError) {
                write(try await list(of: provider))
                hasListed = true
            } catch {
                // Where nobody could be asked, the last error is the tool's.
                guard error.code != .cancelled, hasListed || index < ready.count - 1 else { throw error }
                output.write(.heading(provider))
                notices.write(.warning(error.message))
            }
        }
        if hasListed { writeDates() }
    }

    private func list(of provider: String) async throws(GatewayError) -> OfferedModels {
        let kept = factory.cachedModels(of: provider)
        if let kept, !forcesRefresh, abs(now() - kept.fetched) < Self.freshness { return kept }
        do throws(GatewayError) {
            return try await factory.listModels(of: provider)
        } catch {
            // An old list is better than none, and it says its age.
            guard let kept, error.code != .cancelled else { throw error }
            notices.write(.warning(error.message))
            return kept
        }
    }

    private func write(_ list: OfferedModels) {
        let count = list.models.count == 1 ? "1 model" : "\(list.models.count.grouped) models"
        guard !list.models.isEmpty else {
            let age = list.age(now: now())
            return output.write(.heading(list.provider) + .dim("  no models: its list is empty, fetched \(age)"))
        }
        output.write(.heading(list.provider) + .dim("  \(count), fetched \(list.age(now: now()))"))
        // At another address a name may mean another model.
        let efforts = list.models.map { model in
            factory.served(model.id, profile: nil).baseURL == nil
                ? Self.range(of: ModelCatalog.builtIn.efforts(of: model.id).levels) : ""
        }
        let hasEfforts = efforts.contains { !$0.isEmpty }
        var table = TextTable(
            columns: [
                .init("model"), .init("window", alignment: .right), .init("$/M in", alignment: .right),
                .init("$/M out", alignment: .right),
            ] + (hasEfforts ? [.init("effort")] : []))
        let (inputs, outputs) = (list.models.compactMap(\.inputPrice), list.models.compactMap(\.outputPrice))
        let places = (Money.places(ofPrices: inputs), Money.places(ofPrices: outputs))
        for (model, effort) in zip(list.models, efforts) {
            table.append(
                [
                    .accent(model.id.description), StyledText(model.contextWindow?.grouped ?? ""),
                    StyledText(model.inputPrice.map { $0.text(places: places.0) } ?? ""),
                    StyledText(model.outputPrice.map { $0.text(places: places.1) } ?? ""),
                ] + (hasEfforts ? [StyledText(effort)] : []))
        }
        // A name that is cut cannot be copied: only a terminal gets lines of its width.
        let columns = output.capabilities.isTerminal ? output.capabilities.columns() : Int.max / 2
        for line in table.lines(fitting: columns) { output.write(line) }
    }

    /// The levels of reasoning that a model has, of which those in a row are shortened: `off, low–max`.
    private static func range(of levels: [ReasoningEffort]) -> String {
        let all = ReasoningEffort.allCases
        var runs: [(first: ReasoningEffort, last: ReasoningEffort)] = []
        for level in levels.sorted() {
            let place = all.firstIndex(of: level) ?? 0
            if let last = runs.last?.last, place > 0, all[place - 1] == last {
                runs[runs.count - 1].last = level
            } else {
                runs.append((level, level))
            }
        }
        return runs.map { $0.first == $0.last ? $0.first.rawValue : "\($0.first.rawValue)–\($0.last.rawValue)" }
            .joined(separator: ", ")
    }
}
