import GatewayCore
import ParlanceConversations
import Synchronization

/// What the providers' reports taught about the counts of their models, in this run and in earlier ones.
struct Calibrations: Sendable {
    private let earlier: EarlierCalibrations
    private var counters: [ServedModel: TokenCounter] = [:]
    /// How long the answers of this run took.
    private var samples: [ServedModel: [ModelSpeed.Sample]] = [:]
    private var log: TokenReportLog?

    /// - Parameter log: What earlier runs left, and where this one adds to it; `nil` keeps nothing.
    init(log: TokenReportLog? = nil) {
        self.log = log
        earlier = EarlierCalibrations(log: log)
    }

    /// A counter for a model.
    func counter(for gateway: any LLMGateway) -> TokenCounter {
        let model = ServedModel(gateway)
        guard var counter = counters[model] else {
            return TokenCounter(gateway, calibration: earlier[model])
        }
        counter.gateway = gateway
        return counter
    }

    /// How fast a model has been, in this run and in earlier ones; `nil` where nothing was measured.
    func speed(of model: ServedModel) -> ModelSpeed? {
        ModelSpeed(earlier.samples(of: model) + (samples[model] ?? []))
    }

    /// Learns from what a provider counted of a prompt.
    ///
    /// - Returns: Why it cannot be kept, once.
    mutating func learn(from request: LLMRequest, of gateway: any LLMGateway, tokens: Int) -> FileError? {
        guard request.messages.allSatisfy(\.images.isEmpty) else { return nil }
        let model = ServedModel(gateway)
        var counter = counter(for: gateway)
        let report = counter.learn(
            from: request, answer: nil, usage: Usage(promptTokens: tokens, completionTokens: 0))
        counters[model] = counter
        do throws(FileError) {
            try log?.add(report, of: model, timing: nil)
            return nil
        } catch {
            log = nil
            return error
        }
    }

    /// Learns from a turn, where its provider reported tokens, and keeps what was counted beside what was reported.
    ///
    /// - Returns: Why it cannot be kept. It is said once; from then on it is only remembered.
    mutating func learn(from turn: PendingTurn, _ answer: Answer) -> FileError? {
        if answer.model == turn.gateway.id, let timing = answer.timing, timing.firstToken != nil {
            let sample = ModelSpeed.Sample(timing: timing, tokens: answer.tokens?.completionTokens)
            samples[ServedModel(turn.gateway), default: []].append(sample)
        }
        // The demo reports what is counted here.
        // Nor does the report of a model that was asked instead tell anything of this one.
        // A part of a report tells nothing of the rest.
        guard let usage = answer.usage, !usage.isEstimated, turn.gateway.id.provider != DemoGateway.providerName,
            answer.model == turn.gateway.id
        else { return nil }
        // What an image takes is estimated too roughly to learn of texts from.
        guard turn.request.messages.allSatisfy(\.images.isEmpty) else { return nil }
        let model = ServedModel(turn.gateway)
        var counter = counter(for: turn.gateway)
        let isWhole = answer.status == .complete && answer.reasoning.isEmpty
        let report = counter.learn(from: turn.request, answer: isWhole ? answer.text : nil, usage: usage)
        counters[model] = counter
        do throws(FileError) {
            try log?.add(report, of: model, timing: answer.timing)
            return nil
        } catch {
            log = nil
            return error
        }
    }
}

/// What earlier runs left. It is read when the first tokens are counted, not when the program starts.
private final class EarlierCalibrations: Sendable {
    private struct Known {
        var calibrations: [ServedModel: TokenCalibration]
        var samples: [ServedModel: [ModelSpeed.Sample]]
    }

    private let log: TokenReportLog?
    private let known = Mutex<Known?>(nil)

    init(log: TokenReportLog?) {
        self.log = log
    }

    subscript(model: ServedModel) -> TokenCalibration {
        all.calibrations[model] ?? TokenCalibration()
    }

    /// How long its answers took, oldest first.
    func samples(of model: ServedModel) -> [ModelSpeed.Sample] {
        all.samples[model] ?? []
    }

    private var all: Known {
        known.withLock { known in
            let all = known ?? read()
            known = all
            return all
        }
    }

    private func read() -> Known {
        let lines = Dictionary(grouping: log?.load() ?? [], by: \.model)
        return Known(
            calibrations: lines.mapValues { TokenCalibration($0.map(\.report)) },
            samples: lines.mapValues { lines in
                lines.compactMap { line in
                    line.timing.map { ModelSpeed.Sample(timing: $0, tokens: line.report.usage.completionTokens) }
                }
            })
    }
}
