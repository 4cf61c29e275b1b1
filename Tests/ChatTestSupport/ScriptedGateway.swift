package import GatewayCore
import Synchronization
package import TestSupport

/// A model that answers from a script: the first request with the first answer, the second with the second.
package struct ScriptedGateway: LLMGateway {
    /// One step of an answer.
    package enum Step: Sendable {
        /// An event of the stream.
        case event(StreamEvent)
        /// Something that the test does at this point.
        case call(@Sendable () -> Void)
        /// Nothing comes until the gate is open or the task is cancelled.
        case wait(Gate)
        /// The stream ends with an error.
        case fail(GatewayError)
    }

    /// What was asked, in order.
    package final class Log: Sendable {
        private let entries = Mutex<[(model: ModelID, request: LLMRequest)]>([])

        /// Nothing was asked.
        package init() {}

        package var requests: [LLMRequest] { entries.withLock { $0.map(\.request) } }
        package var models: [ModelID] { entries.withLock { $0.map(\.model) } }

        /// Notes a request and returns its position among those to the same model.
        package func add(_ request: LLMRequest, to model: ModelID) -> Int {
            entries.withLock { entries in
                defer { entries.append((model, request)) }
                return entries.count { $0.model == model }
            }
        }
    }

    package var id: ModelID
    package var abilities: ModelAbilities
    package var defaultTemperature: Double?
    package var defaultEffort: ReasoningEffort?
    package var answers: [[Step]]
    package let log: Log

    /// - Parameters:
    ///   - efforts: The levels that the model has; `nil`: nobody knows.
    ///   - ownEffort: The level at which it thinks when none is asked for.
    ///   - defaultEffort: The profile's level.
    package static func make(
        _ id: ModelID = .gpt4o,
        temperatures: ClosedRange<Double>? = 0...2,
        defaultTemperature: Double? = 0.7,
        seesImages: Bool? = nil,
        efforts: [ReasoningEffort]? = nil,
        ownEffort: ReasoningEffort? = nil,
        defaultEffort: ReasoningEffort? = nil,
        answers: [[Step]] = [],
        log: Log = Log()
    ) -> ScriptedGateway {
        ScriptedGateway(
            id: id,
            abilities: ModelAbilities(
                temperatures: temperatures, structuredOutput: .jsonSchema, seesImages: seesImages,
                efforts: efforts ?? [], defaultEffort: ownEffort, areEffortsKnown: efforts != nil),
            defaultTemperature: defaultTemperature,
            defaultEffort: defaultEffort,
            answers: answers,
            log: log
        )
    }

    package func stream(_ request: LLMRequest) -> LLMStream {
        LLMStream(for: request, model: id.model) { [self] in
            let number = log.add(request, to: id)
            let missing = GatewayError(.invalidRequest, "The script of \(id) has no answer \(number + 1).")
            return ScriptedSource(steps: answers.indices.contains(number) ? answers[number][...] : [.fail(missing)])
        }
    }
}

/// The steps of one answer, one at a time.
private struct ScriptedSource: StreamSource {
    var steps: ArraySlice<ScriptedGateway.Step>

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        guard !Task.isCancelled else { throw Self.cancelled }
        guard let step = steps.popFirst() else { return nil }
        switch step {
        case .event(let event):
            return [event]
        case .call(let action):
            action()
            return []
        case .wait(let gate):
            switch await gate.isOpened() {
            case true?: return []
            case false?: throw Self.cancelled
            case nil: throw GatewayError(.timedOut, "Nobody opened the gate, and nobody cancelled the task.")
            }
        case .fail(let error):
            throw error
        }
    }

    private static let cancelled = GatewayError(.cancelled, "The request was canceled.")
}

extension Gate {
    /// Waits until the gate is open; false when the task is cancelled before, and `nil` when neither happens.
    fileprivate func isOpened() async -> Bool? {
        let outcome = Mailbox<Bool>()
        whenOpen { outcome.put(true) }
        return await withTaskCancellationHandler {
            try? await outcome.next(waitingFor: "a gate to be opened, or the task to be cancelled")
        } onCancel: {
            outcome.put(false)
        }
    }
}

extension [ScriptedGateway.Step] {
    /// A whole answer in pieces, with the tokens that the provider reports, if any.
    package static func answer(_ pieces: String..., usage: Usage? = nil, finish: FinishReason.Kind = .stop) -> Self {
        pieces.map { .event(.text($0)) } + [.event(.finish(FinishReason(finish)))]
            + (usage.map { [.event(.usage($0))] } ?? [])
    }
}
