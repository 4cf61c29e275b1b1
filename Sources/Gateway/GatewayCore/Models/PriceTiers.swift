/// The prices of one model beside its usual ones: by service tier, and for prompts above a length.
///
/// The text of the catalog is kept and read when a cost is computed: most models are never asked.
public struct PriceTiers: Sendable, Hashable {
    /// The prices of one tier.
    public struct Prices: Sendable, Hashable {
        /// US dollars for a million prompt tokens.
        public var input: Double
        /// US dollars for a million completion tokens.
        public var output: Double
        /// US dollars for a million prompt tokens read from the cache.
        public var cached: Double?
        /// US dollars for a million prompt tokens written into the cache.
        public var cacheWrite: Double?
        /// US dollars for a million of those that are kept longer.
        public var longCacheWrite: Double?

        /// Prices in US dollars a million.
        public init(
            input: Double, output: Double, cached: Double? = nil, cacheWrite: Double? = nil,
            longCacheWrite: Double? = nil
        ) {
            self.input = input
            self.output = output
            self.cached = cached
            self.cacheWrite = cacheWrite
            self.longCacheWrite = longCacheWrite
        }
    }

    /// The form of the catalog.
    let text: String

    /// Tiers from the form of the catalog: `NAME>THRESHOLD=IN/OUT/CACHED/WRITE/LONG`, separated by blanks; an empty name
    /// is the standard tier. What cannot be read is not there.
    public init(_ text: String = "") {
        self.text = text
    }

    /// The prices of a call: those of its tier with the highest threshold that the prompt is above. The whole call costs
    /// that. `nil`: the usual ones.
    public func prices(for usage: Usage) -> Prices? {
        guard !text.isEmpty, usage.serviceTier != nil || mayHaveStandardPrices(above: usage.promptTokens) else {
            return nil
        }
        let tiers = text.split(separator: " ").compactMap(Self.parse)
        func best(_ name: String) -> Prices? {
            tiers.filter { $0.name == name && usage.promptTokens > $0.threshold }
                .max { $0.threshold < $1.threshold }?.prices
        }
        guard let tier = usage.serviceTier, tiers.contains(where: { $0.name == tier }) else { return best("") }
        return best(tier) ?? best("")
    }

    /// All prices in it.
    var amounts: [Double?] {
        text.split(separator: " ").compactMap(Self.parse).flatMap { tier in
            let prices = tier.prices
            return [prices.input, prices.output, prices.cached, prices.cacheWrite, prices.longCacheWrite]
        }
    }

    /// A price as the catalog has it: `2`, `0.075`.
    static func text(ofPrice price: Double) -> String {
        price == price.rounded() && price.magnitude < 1e9 ? String(Int(price)) : String(price)
    }

    /// Whether an entry without a name may hold for a prompt of so many tokens. Most calls are below every threshold,
    /// which is known without reading the prices.
    private func mayHaveStandardPrices(above tokens: Int) -> Bool {
        var threshold: Int?
        var startsEntry = true
        for byte in text.utf8 {
            if startsEntry {
                startsEntry = false
                if byte == UInt8(ascii: "=") { return true }
                threshold = byte == UInt8(ascii: ">") ? 0 : nil
            } else if let number = threshold {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9") where number < 1_000_000_000:
                    threshold = number * 10 + Int(byte - UInt8(ascii: "0"))
                case UInt8(ascii: "=") where number >= tokens: threshold = nil
                // What is no plain number is for the reader of prices.
                default: return true
                }
            }
            if byte == UInt8(ascii: " ") { startsEntry = true }
        }
        return false
    }

    private static func parse(_ entry: Substring) -> (name: String, threshold: Int, prices: Prices)? {
        let sides = entry.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        let key = sides[0].split(separator: ">", omittingEmptySubsequences: false)
        let numbers = sides[1].split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
        func number(_ index: Int) -> Double? { numbers.indices.contains(index) ? numbers[index] : nil }
        guard (1...2).contains(key.count), let input = number(0), let output = number(1) else { return nil }
        guard let threshold = key.count == 2 ? Int(key[1]) : 0 else { return nil }
        let prices = Prices(
            input: input, output: output, cached: number(2), cacheWrite: number(3), longCacheWrite: number(4))
        return (String(key[0]), threshold, prices)
    }
}
