import GatewayCore
import Synchronization

/// Finds out which model a server offers where nobody named one, while the person types.
final class ModelSearch: Sendable {
    /// What came of it.
    enum Outcome: Sendable {
        /// This model, and what a person should know of how it was found.
        case found(ModelChoice, notice: String?)
        /// Somebody has to choose one of these.
        case several([String])
        /// There is none to be asked.
        case failed(GatewayError)
    }

    private let task: Task<Outcome, Never>
    private let finished: FinishedSearch

    /// Begins to search.
    ///
    /// - Parameter onFound: Is told a model that was found, as soon as it is.
    init(
        _ choice: ModelChoice, factory: LLMGatewayFactory, onFound: @escaping @Sendable (ModelChoice) -> Void = { _ in }
    ) {
        let finished = FinishedSearch()
        self.finished = finished
        task = Task.detached(priority: .utility) {
            let outcome = await Self.search(choice, factory: factory)
            finished.outcome.withLock { $0 = outcome }
            if case .found(let choice, _) = outcome { onFound(choice) }
            return outcome
        }
    }

    /// What came of it; `nil` while it goes on.
    var outcome: Outcome? { finished.outcome.withLock { $0 } }

    /// Waits for the end. Canceling the task stops the search.
    func value() async -> Outcome {
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Stops searching.
    func cancel() { task.cancel() }

    /// Searches without a person at the prompt.
    static func search(_ choice: ModelChoice, factory: LLMGatewayFactory) async -> Outcome {
        do throws(GatewayError) {
            let offered: OfferedDefault
            if let kept = factory.keptDefault(for: choice) {
                offered = kept
            } else {
                offered = try await factory.askDefault(for: choice)
            }
            if case .several(let names) = offered { return .several(names) }
            return .found(try factory.onlyDefault(of: offered, for: choice), notice: nil)
        } catch {
            switch error.code {
            case .unreachable, .connection, .cancelled, .configuration, .missingAPIKey: return .failed(error)
            default: break
            }
            // A list of yesterday is nearer to the truth than a guess.
            if case .one(let kept)? = factory.keptDefault(for: choice, ofAnyAge: true) {
                return .found(kept, notice: nil)
            }
            guard let guess = factory.guess(for: choice) else { return .failed(error) }
            return .found(
                guess,
                notice:
                    "\(factory.serverName(of: choice)) reported no list of models, so \(guess.id.model) is a guess. "
                    + "/model or -m sets another.")
        }
    }
}

/// Where a search leaves what came of it.
private final class FinishedSearch: Sendable {
    let outcome = Mutex<ModelSearch.Outcome?>(nil)
}
