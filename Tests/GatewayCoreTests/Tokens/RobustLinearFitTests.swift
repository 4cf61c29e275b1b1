import Testing

@testable import GatewayCore

@Suite("Robust linear fit")
struct RobustLinearFitTests {
    private typealias Fit = RobustLinearFit

    /// Observations of `value = slope · x + constant` at the first whole numbers.
    private func line(_ slope: Double, _ constant: Double, count: Int = 8) -> [Fit.Observation] {
        (0..<count).map { x in
            .init(
                features: [Double(x), 1], value: slope * Double(x) + constant, deviation: 0.1, importance: 1)
        }
    }

    private let wide = [Fit.Prior(mean: 1, deviation: 100), Fit.Prior(mean: 0, deviation: 100)]

    @Test("Without observations the weights are what was believed before")
    func prior() {
        #expect(Fit([], priors: [.init(mean: 1, deviation: 1), .init(mean: -3, deviation: 2)]).weights == [1, -3])
    }

    @Test("Where little was believed, the weights are what was observed")
    func observed() {
        let fit = Fit(line(-2, 7), priors: wide)
        #expect((fit.weights[0] + 2).magnitude < 0.001)
        #expect((fit.weights[1] - 7).magnitude < 0.001)
        #expect((fit.value(of: [100, 1]) + 193).magnitude < 0.1)
    }

    @Test("A firm belief gives way only as far as the observations are sure")
    func balance() {
        let observation = Fit.Observation(features: [1], value: 10, deviation: 1, importance: 1)
        // Nothing pulls harder than 1.5 deviations: there the belief holds it.
        #expect((Fit([observation], priors: [.init(mean: 0, deviation: 1)]).weights[0] - 1.5).magnitude < 0.01)
        let sure = Fit.Observation(features: [1], value: 2, deviation: 1, importance: 1)
        #expect((Fit([sure], priors: [.init(mean: 0, deviation: 1)]).weights[0] - 1).magnitude < 0.01)
    }

    @Test("One observation that is far off moves the weights by no more than a few deviations")
    func outlier() {
        var observations = line(2, 3)
        observations[4].value = 1_000_000
        let fit = Fit(observations, priors: wide)
        #expect((fit.weights[0] - 2).magnitude < 0.1)
        #expect((fit.weights[1] - 3).magnitude < 0.3)
    }

    @Test("A weight stays within its range, whatever was observed", arguments: [(-2.0, 0.25), (9.0, 4.0)])
    func range(slope: Double, weight: Double) {
        var priors = wide
        priors[0].range = 0.25...4
        #expect(Fit(line(slope, 0), priors: priors).weights[0] == weight)
    }
}
