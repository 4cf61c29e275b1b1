/// A bound on what is accepted from outside: from servers, pipes, files and archives.
public struct Limit: Sendable, Hashable {
    /// What the amount counts.
    public enum Unit: Sendable, Hashable {
        /// Bytes, as they are read.
        case bytes
        /// Seconds.
        case seconds
        /// How many times more than something else.
        case times
        /// Anything else, by its name: `values`.
        case things(String)
    }

    /// What is bounded, as the README's table names it.
    public let subject: String
    /// How much of it there may be.
    public let amount: Int
    /// What the amount counts.
    public let unit: Unit
    /// What happens at the limit, and the way around it: a sentence or two.
    public let outcome: String

    /// A limit from its parts.
    public init(_ subject: String, _ amount: Int, _ unit: Unit, _ outcome: String) {
        self.subject = subject
        self.amount = amount
        self.unit = unit
        self.outcome = outcome
    }

    /// The amount for a person: "64 MiB", "5 s".
    public var text: String {
        switch unit {
        case .bytes: Self.bytes(amount)
        case .seconds: "\(amount) s"
        case .times: "\(amount) times"
        case .things(let name): "\(Self.grouped(amount)) \(name)"
        }
    }

    /// Bytes in the largest unit that gives a whole number.
    public static func bytes(_ count: Int) -> String {
        let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"), (1_000_000, "MB"), (1_000, "kB")]
        guard let (size, name) = units.first(where: { count >= $0.0 && count % $0.0 == 0 }) else {
            return "\(grouped(count)) bytes"
        }
        return "\(count / size) \(name)"
    }

    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
