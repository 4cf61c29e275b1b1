import Testing

@testable import GatewayCore

@Suite("Calibration of estimates")
struct TokenCalibrationTests {
    /// A server whose tokens are a quarter more than the nearest tokenizer's, with a template of its own.
    private static func reported(_ prompt: PromptMeasure) -> Int {
        Int((1.25 * Double(prompt.tokens)).rounded()) + prompt.messages + (prompt.hasSystem ? 0 : 23)
    }

    /// A conversation of that server as it grows.
    private static func reports(_ turns: Range<Int>) -> [TokenReport] {
        turns.map { turn in
            let prompt = PromptMeasure(tokens: 15 + 110 * turn + 7 * (turn % 3), messages: 1 + 2 * turn)
            return report(prompt, reported(prompt))
        }
    }

    private static func report(
        _ prompt: PromptMeasure, _ promptTokens: Int, completion: TokenCount? = nil, _ completionTokens: Int = 1,
        reasoning: Int? = nil
    ) -> TokenReport {
        TokenReport(
            prompt: prompt, completion: completion,
            usage: Usage(
                promptTokens: promptTokens, completionTokens: completionTokens, reasoningTokens: reasoning))
    }

    private static func estimate(_ count: Int) -> TokenCount {
        TokenCount(count: count, isExact: false)
    }

    @Test("Before the first report nothing changes")
    func unlearned() {
        let calibration = TokenCalibration()
        let prompt = PromptMeasure(tokens: 100, schemaTokens: 20, messages: 3)
        #expect(calibration.count(prompt) == Self.estimate(120))
        #expect(calibration.count(Self.estimate(50)) == Self.estimate(50))
    }

    @Test("A single report already tells what a template adds")
    func firstReport() {
        var calibration = TokenCalibration()
        calibration.learn(Self.report(PromptMeasure(tokens: 19, messages: 1), 42))
        let next = calibration.count(PromptMeasure(tokens: 60, messages: 3)).count
        #expect((78...90).contains(next), "\(next)")
    }

    @Test("After a few turns it is right to about a percent, also for what it has not seen, and it stays an estimate")
    func convergence() {
        let calibration = TokenCalibration(Self.reports(0..<6))
        for prompt in [
            PromptMeasure(tokens: 40, messages: 1), PromptMeasure(tokens: 900, messages: 15),
            PromptMeasure(tokens: 5_000, messages: 60),
        ] {
            let count = calibration.count(prompt)
            let truth = Self.reported(prompt)
            #expect((count.count - truth).magnitude <= 4 + truth / 50, "\(count) for \(truth)")
            #expect(!count.isExact)
        }
    }

    @Test("Learning turn by turn and learning all at once come to the same")
    func incremental() {
        var calibration = TokenCalibration()
        for report in Self.reports(0..<10) { calibration.learn(report) }
        #expect(calibration == TokenCalibration(Self.reports(0..<10)))
    }

    @Test("A system prompt that replaces the template's own is learned")
    func systemPrompt() {
        let prompt = PromptMeasure(tokens: 50, messages: 2, hasSystem: true)
        var calibration = TokenCalibration(Self.reports(0..<6))
        let before = calibration.count(prompt).count
        calibration.learn(Self.report(prompt, Self.reported(prompt)))
        #expect(before > Self.reported(prompt) + 10)
        #expect((calibration.count(prompt).count - Self.reported(prompt)).magnitude <= 3)
    }

    @Test("A schema that the server does not put into the prompt is learned", arguments: [false, true])
    func schema(isCharged: Bool) {
        let prompt = PromptMeasure(tokens: 50, schemaTokens: 200, messages: 1)
        let reported = 50 + (isCharged ? 200 : 0)
        let calibration = TokenCalibration([Self.report(prompt, reported), Self.report(prompt, reported)])
        #expect((calibration.count(prompt).count - reported).magnitude <= 8)
    }

    @Test(
        "A report that cannot be true is not learned from",
        arguments: [0, 1, 20, 5_000, Int(Int32.max)])
    func nonsense(reported: Int) {
        let good = TokenCalibration(Self.reports(0..<4))
        var calibration = good
        calibration.learn(Self.report(PromptMeasure(tokens: 120, messages: 3), reported))
        #expect(calibration == good)
    }

    @Test("A report that is far off among good ones moves little")
    func outlier() {
        let prompt = PromptMeasure(tokens: 400, messages: 7)
        for place in 0..<5 {
            var reports = Self.reports(0..<5)
            reports.insert(Self.report(PromptMeasure(tokens: 200, messages: 3), 1_200), at: place)
            let count = TokenCalibration(reports).count(prompt).count
            #expect((count - Self.reported(prompt)).magnitude <= 40, "\(count) with the outlier at \(place)")
        }
    }

    @Test("A server that only ever reports nonsense leaves the estimates within bounds")
    func bounds() {
        let reports = (1...50).map { number in
            Self.report(PromptMeasure(tokens: 400 * number % 997 + 4, messages: 1), 137 * number % 1_009 + 1)
        }
        let calibration = TokenCalibration(reports)
        for tokens in stride(from: 0, to: 4_000, by: 50) {
            let count = calibration.count(PromptMeasure(tokens: tokens, messages: 1)).count
            #expect(count >= max(1, tokens / 4) && count <= 4 * tokens + 500)
        }
    }

    @Test("When a name comes to mean another model, the new reports win within a few turns")
    func drift() {
        let reports = Self.reports(0..<30)
        let prompt = PromptMeasure(tokens: 500, messages: 5)
        let changed = (1...10).map { Self.report(PromptMeasure(tokens: 90 * $0, messages: 5), 90 * $0) }
        #expect(TokenCalibration(reports).count(prompt).count > 620)
        #expect((TokenCalibration(reports + changed).count(prompt).count - 500).magnitude <= 25)
    }

    @Test("Only the newest reports are kept")
    func capacity() {
        let reports = Self.reports(0..<TokenCalibration.capacity + 5)
        #expect(TokenCalibration(reports).reports == Array(reports.dropFirst(5)))
    }

    @Test("What is exact is neither altered nor learned from")
    func exact() {
        var calibration = TokenCalibration(Self.reports(0..<6))
        let before = calibration
        let prompt = PromptMeasure(tokens: 100, messages: 1, isExact: true)
        calibration.learn(Self.report(prompt, 140))
        #expect(calibration == before)
        #expect(calibration.count(prompt) == TokenCount(count: 100, isExact: true))
        #expect(calibration.count(TokenCount(count: 7, isExact: true)) == TokenCount(count: 7, isExact: true))
    }

    // MARK: Answers

    private static let prompt = PromptMeasure(tokens: 20, messages: 1)

    @Test("Answers are calibrated, too")
    func completions() {
        let calibration = TokenCalibration([
            Self.report(Self.prompt, 20, completion: Self.estimate(100), 121),
            Self.report(Self.prompt, 20, completion: Self.estimate(50), 61),
        ])
        #expect((118...124).contains(calibration.count(Self.estimate(100)).count))
        #expect(calibration.count(Self.estimate(0)) == Self.estimate(0))
    }

    @Test(
        "Tokens that cannot be seen teach nothing about those that can",
        arguments: [
            report(prompt, 20, completion: estimate(100), 190, reasoning: 90),
            report(prompt, 20, completion: estimate(100), 900),
            report(prompt, 20, completion: nil, 190),
            report(prompt, 20, completion: TokenCount(count: 100, isExact: true), 190),
        ])
    func hidden(report: TokenReport) {
        #expect(TokenCalibration([report]).count(Self.estimate(100)) == Self.estimate(100))
    }
}
