/// What a provider's reports teach about the counts of one model that are made here with the nearest tokenizer.
///
/// The provider's number is taken to be linear in what was counted here: a factor for the tokens, something for every
/// message (the chat template), something for every prompt (its beginning, or a system prompt that the template adds
/// where there is none), and a share of the schema, which some servers put into the prompt and others do not. Before
/// the first report the calibration changes nothing; with every report it says more and what it began with says less.
/// Old reports fade, as a name may come to mean another model.
public struct TokenCalibration: Sendable, Hashable {
    /// How many reports are kept: the oldest of them has faded to an eighth.
    public static let capacity = 40

    private static let fading = 0.95

    /// The reports that were learned from, oldest first.
    public private(set) var reports: [TokenReport]

    private var promptFit: RobustLinearFit
    private var completionFit: RobustLinearFit

    /// A calibration from the reports of earlier turns, oldest first.
    public init(_ reports: [TokenReport] = []) {
        self.reports = Array(reports.filter(\.isPlausible).suffix(Self.capacity))
        (promptFit, completionFit) = Self.fit(self.reports)
    }

    /// Learns from a turn. A report that cannot be true is left out.
    public mutating func learn(_ report: TokenReport) {
        self = TokenCalibration(reports + [report])
    }

    /// What a prompt probably is for the provider. A count that is exact stays as it is.
    public func count(_ prompt: PromptMeasure) -> TokenCount {
        guard !prompt.isExact else { return TokenCount(count: prompt.count, isExact: true) }
        return TokenCount(
            count: promptFit.tokens(prompt.features, adding: prompt.correction, within: prompt.plausibleTokens),
            isExact: false)
    }

    /// What an answer probably is for the provider. A count that is exact stays as it is.
    public func count(_ completion: TokenCount) -> TokenCount {
        guard !completion.isExact, completion.count > 0 else { return completion }
        return TokenCount(
            count: completionFit.tokens(completion.features, within: completion.plausibleTokens), isExact: false)
    }

    private static func fit(_ reports: [TokenReport]) -> (prompt: RobustLinearFit, completion: RobustLinearFit) {
        var prompts: [RobustLinearFit.Observation] = []
        var completions: [RobustLinearFit.Observation] = []
        var importance = 1.0
        for report in reports.reversed() {
            prompts.append(
                .init(report.prompt.features, report.usage.promptTokens, counted: report.prompt.count, importance))
            if let completion = report.learnableCompletion {
                completions.append(
                    .init(completion.features, report.usage.completionTokens, counted: completion.count, importance))
            }
            importance *= fading
        }
        return (
            RobustLinearFit(prompts, priors: PromptMeasure.priors),
            RobustLinearFit(completions, priors: TokenCount.priors)
        )
    }
}

extension RobustLinearFit {
    /// A number of tokens: whole, and within what is possible at all.
    fileprivate func tokens(_ features: [Double], adding correction: Int = 0, within range: ClosedRange<Int>) -> Int {
        let number = value(of: features).rounded() + Double(correction)
        return Int(min(max(number, Double(range.lowerBound)), Double(range.upperBound)))
    }
}

extension RobustLinearFit.Observation {
    /// Texts differ in how they fall into tokens: by about 2 % of their length, and by a token or two.
    fileprivate init(_ features: [Double], _ reported: Int, counted: Int, _ importance: Double) {
        self.init(
            features: features, value: Double(reported), deviation: 1.5 + 0.02 * Double(counted),
            importance: importance)
    }
}

extension PromptMeasure {
    /// Believed at first: the tokens are right to about a quarter, the format to a few tokens a message, a template
    /// adds some tens of tokens or none, and the schema is in the prompt or not.
    fileprivate static let priors: [RobustLinearFit.Prior] = [
        .init(mean: 1, deviation: 0.25, range: 0.25...4), .init(mean: 0, deviation: 3), .init(mean: 0, deviation: 30),
        .init(mean: 0, deviation: 20), .init(mean: 1, deviation: 0.7),
    ]

    fileprivate var features: [Double] {
        [Double(tokens), Double(messages), 1, hasSystem ? 1 : 0, Double(schemaTokens)]
    }

    /// No tokenizer differs from the nearest by more, and no template adds more.
    fileprivate var plausibleTokens: ClosedRange<Int> {
        max(1, tokens / 4)...(4 * min(count, Int(Int32.max)) + 500)
    }
}

extension TokenCount {
    fileprivate static let priors: [RobustLinearFit.Prior] = [
        .init(mean: 1, deviation: 0.25, range: 0.5...2), .init(mean: 0, deviation: 2),
    ]

    fileprivate var features: [Double] {
        [Double(count), 1]
    }

    /// More than twice the text is reasoning that nobody told of.
    fileprivate var plausibleTokens: ClosedRange<Int> {
        max(1, count / 2)...(2 * min(count, Int(Int32.max)) + 8)
    }
}

extension TokenReport {
    var isPlausible: Bool {
        // What was exact teaches nothing about what is not.
        !prompt.isExact && prompt.plausibleTokens.contains(usage.promptTokens)
    }

    /// The answer's own count, where the provider's can be held against it.
    var learnableCompletion: TokenCount? {
        guard let completion, !completion.isExact, completion.count > 0, usage.reasoningTokens ?? 0 == 0,
            completion.plausibleTokens.contains(usage.completionTokens)
        else { return nil }
        return completion
    }
}
