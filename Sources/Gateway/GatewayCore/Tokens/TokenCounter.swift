/// Counts tokens for one model: exactly where its rules are published, else calibrated by its provider's reports.
///
/// ```swift
/// var counter = TokenCounter(gateway)
/// let expected = counter.count(request)
/// let response = try await gateway.generate(request)
/// if let usage = response.usage {
///     counter.learn(from: request, answer: response.content, usage: usage)
/// }
/// ```
public struct TokenCounter: Sendable {
    /// The model.
    public var gateway: any LLMGateway
    /// What was learned of its counts.
    public private(set) var calibration: TokenCalibration

    private var lastTurn: ReportedTurn?

    /// A counter; without a calibration it counts as the gateway does.
    public init(_ gateway: any LLMGateway, calibration: TokenCalibration = TokenCalibration()) {
        self.gateway = gateway
        self.calibration = calibration
    }

    // MARK: Counting

    /// The tokens that a request's prompt will be charged for.
    public func count(_ request: LLMRequest) -> TokenCount {
        count(measure(request))
    }

    /// The tokens that a prompt will be charged for.
    public func count(_ prompt: PromptMeasure) -> TokenCount {
        calibration.count(prompt)
    }

    /// The tokens of an answer.
    public func count(answer text: String) -> TokenCount {
        calibration.count(gateway.countTokens(text))
    }

    /// The parts of a prompt, for whoever adds to them while it is written.
    public func measure(_ request: LLMRequest) -> PromptMeasure {
        var measure = countedParts(of: request)
        measure.correction = lastTurn?.excess(in: request.messages, under: calibration) ?? 0
        return measure
    }

    private func countedParts(of request: LLMRequest) -> PromptMeasure {
        let whole = gateway.countTokens(request)
        var schemaTokens = 0
        if request.responseFormat.schema != nil {
            var plain = request
            plain.responseFormat = .text
            schemaTokens = max(0, whole.count - gateway.countTokens(plain).count)
        }
        return PromptMeasure(
            tokens: whole.count - schemaTokens, schemaTokens: schemaTokens, messages: request.messages.count,
            hasSystem: request.messages.contains { $0.role == .system }, isExact: whole.isExact)
    }

    // MARK: Learning

    /// Learns from a turn.
    ///
    /// - Parameter text: The whole answer; `nil` when there is more to it than can be seen, such as reasoning.
    /// - Returns: What was counted beside what was reported, to be kept for a ``TokenCalibration`` of another run.
    @discardableResult
    public mutating func learn(from request: LLMRequest, answer text: String?, usage: Usage) -> TokenReport {
        let report = TokenReport(
            prompt: countedParts(of: request), completion: text.map { gateway.countTokens($0) }, usage: usage)
        calibration.learn(report)
        lastTurn = ReportedTurn(messages: request.messages, answer: text, report: report)
        return report
    }
}

/// The last turn that a provider reported. A conversation goes on with the same words, in which the nearest tokenizer
/// errs as it did before.
private struct ReportedTurn: Sendable {
    var messages: [Message]
    var answer: String?
    var report: TokenReport

    /// By how many tokens the part of a prompt that was reported already is more than calibration makes of it.
    func excess(in prompt: [Message], under calibration: TokenCalibration) -> Int {
        guard report.isPlausible, prompt.starts(with: messages) else { return 0 }
        var excess = Self.excess(of: report.usage.promptTokens, over: calibration.count(report.prompt))
        if let answer, let counted = report.learnableCompletion,
            prompt.dropFirst(messages.count).first == .assistant(answer)
        {
            excess += Self.excess(of: report.usage.completionTokens, over: calibration.count(counted))
        }
        return excess
    }

    /// A report that is far off is rather wrong than telling.
    private static func excess(of reported: Int, over expected: TokenCount) -> Int {
        let bound = expected.count / 2 + 20
        return min(max(reported - expected.count, -bound), bound)
    }
}
