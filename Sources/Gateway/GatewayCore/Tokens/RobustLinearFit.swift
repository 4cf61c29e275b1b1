/// The weights of a linear relation, learned from few observations: between them and what was believed before, each
/// counts by how sure it is.
///
/// It is the mode of a Bayesian linear regression with independent normal priors (Bishop, "Pattern Recognition and
/// Machine Learning", 3.3), with Huber's bound on what a single observation can move ("Robust Estimation of a Location
/// Parameter", 1964), found by iteratively reweighted least squares.
struct RobustLinearFit: Sendable, Hashable {
    /// What is believed of a weight before anything was observed.
    struct Prior: Sendable, Hashable {
        var mean: Double
        var deviation: Double
        /// What the weight cannot be outside of, whatever was observed.
        var range: ClosedRange<Double> = -.infinity ... .infinity
    }

    struct Observation: Sendable, Hashable {
        /// One value for each weight.
        var features: [Double]
        var value: Double
        /// How far from the relation an ordinary observation may be.
        var deviation: Double
        /// How much it counts: 1, or less for an old one.
        var importance: Double
    }

    /// Beyond so many deviations an observation pulls no harder than at them.
    private static let huberBound = 1.5
    private static let iterations = 30

    /// The weights, in the order of the priors.
    private(set) var weights: [Double]

    init(_ observations: [Observation], priors: [Prior]) {
        weights = priors.map(\.mean)
        // The first round takes every observation as ordinary.
        var pulls = observations.map(\.importance)
        for _ in 0..<(observations.isEmpty ? 0 : Self.iterations) {
            weights = Self.solve(observations, pulls, priors)
            pulls = observations.map { observation in
                let distance = (observation.value - value(of: observation.features)).magnitude / observation.deviation
                return observation.importance * Self.huberBound / max(distance, Self.huberBound)
            }
        }
        weights = zip(priors, weights).map { min(max($1, $0.range.lowerBound), $0.range.upperBound) }
    }

    /// What the relation gives for features.
    func value(of features: [Double]) -> Double {
        zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Weighted least squares around the priors' means, by Cholesky's decomposition of the normal equations. The
    /// priors keep them positive definite, however few observations there are.
    private static func solve(
        _ observations: [Observation], _ pulls: [Double], _ priors: [Prior]
    ) -> [Double] {
        let size = priors.count
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        var target = [Double](repeating: 0, count: size)
        for index in 0..<size {
            matrix[index][index] = 1 / (priors[index].deviation * priors[index].deviation)
        }
        for (observation, pull) in zip(observations, pulls) {
            let precision = pull / (observation.deviation * observation.deviation)
            let expected = zip(priors, observation.features).reduce(0) { $0 + $1.0.mean * $1.1 }
            for row in 0..<size {
                let scaled = precision * observation.features[row]
                target[row] += scaled * (observation.value - expected)
                for column in 0...row {
                    matrix[row][column] += scaled * observation.features[column]
                }
            }
        }
        for row in 0..<size {
            for column in 0...row {
                let sum = (0..<column).reduce(matrix[row][column]) { $0 - matrix[row][$1] * matrix[column][$1] }
                matrix[row][column] = row == column ? sum.squareRoot() : sum / matrix[column][column]
            }
        }
        for row in 0..<size {
            target[row] = (0..<row).reduce(target[row]) { $0 - matrix[row][$1] * target[$1] } / matrix[row][row]
        }
        for row in (0..<size).reversed() {
            target[row] =
                ((row + 1)..<size).reduce(target[row]) { $0 - matrix[$1][row] * target[$1] } / matrix[row][row]
        }
        return zip(priors, target).map { $0.mean + $1 }
    }
}
