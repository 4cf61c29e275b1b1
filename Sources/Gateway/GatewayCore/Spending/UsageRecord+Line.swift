import GatewayJSON
import ParlanceSystem

/// # The format of the usage log, version 1
///
/// JSON Lines: one object a line, told apart by `type`, only ever added to. Times are ISO 8601 in UTC.
///
/// | `type` | fields |
/// |---|---|
/// | `begin` | `version`, `time`; the first line. Calls that ended before are in journals alone, until they are read in |
/// | `call` | `time` (its end), `id`, `kind`, `status`, `model`, and where they are known `session`, `base_url` (where it is not the provider's usual one), `profile`, `effort`, the tokens `prompt` (with those of the cache), `completion` (with reasoning), `cached`, `cache_written`, `long_cache_written`, `reasoning`, `service_tier`, `estimated` (`prompt`, `completion`, or `all`: what was not reported and is counted here), `prices` (dollars a million, as they were applied), `cost_usd`, `seconds`, `first_token_seconds` |
/// | `imported` | `time`, `sessions`, `calls`: the journals from before `begin` have been read in. The `id` of such a call begins with `j:` |
///
/// A reader skips types and fields that it does not know, and lines that it cannot read. A call without `cost_usd` has
/// no known price.
///
/// ```sh
/// jq -s 'map(.cost_usd // 0) | add' FILE
/// ```
extension UsageRecord {
    /// The version that is written.
    static let version = 1

    /// The line, without its end. However long the names are, it stays below what one write keeps together.
    public var line: String {
        var line = LineText(type: "call")
        line.add("time", Self.text(of: time))
        line.add("id", id)
        line.add("session", session)
        line.add("kind", kind.rawValue)
        line.add("status", status.rawValue)
        line.add("model", model.id.description, upTo: 600)
        line.add("base_url", model.baseURL, upTo: 1_000)
        line.add("profile", profile)
        line.add("effort", effort)
        if let usage {
            line.add(number: "prompt", usage.promptTokens)
            line.add(number: "completion", usage.completionTokens)
            line.add(number: "cached", usage.cachedTokens)
            line.add(number: "cache_written", usage.cacheWriteTokens)
            line.add(number: "long_cache_written", usage.longCacheWriteTokens)
            line.add(number: "reasoning", usage.reasoningTokens)
            line.add("service_tier", usage.serviceTier)
            line.add("estimated", usage.unreported.word)
        }
        if let prices { line.add(number: "prices", prices.json) }
        line.add(number: "cost_usd", cost)
        line.add(number: "seconds", seconds.map(Self.rounded))
        line.add(number: "first_token_seconds", firstTokenSeconds.map(Self.rounded))
        return line.text
    }

    /// A time in ISO 8601.
    package static func text(of seconds: Int) -> String {
        guard let time = UTCTime(secondsSince1970: seconds) else { return "1970-01-01T00:00:00Z" }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = String(repeating: "0", count: max(0, 4 - String(time.year).count)) + String(time.year)
        return "\(year)-\(two(time.month))-\(two(time.day))T\(two(time.hour)):\(two(time.minute)):\(two(time.second))Z"
    }

    /// Milliseconds are enough.
    private static func rounded(_ seconds: Double) -> Double {
        seconds.isFinite ? (seconds * 1_000).rounded() / 1_000 : 0
    }
}

/// One line of the log as it is put together.
struct LineText {
    private var content: String

    init(type: String) {
        content = #"{"type":"\#(type)""#
    }

    /// The whole line.
    var text: String { content + "}" }

    /// Adds a text, unless it is `nil`, and no more of it than so many bytes.
    mutating func add(_ name: String, _ value: String?, upTo limit: Int = 200) {
        guard var value else { return }
        var written = JSONValue.string(value).serialized()
        while written.utf8.count > limit + 2, !value.isEmpty {
            // An escape takes up to six bytes.
            value = String(value.unicodeScalars.dropLast(max(1, (written.utf8.count - limit) / 12)))
            written = JSONValue.string(value).serialized()
        }
        content += #","\#(name)":\#(written)"#
    }

    /// Adds a number, unless it is `nil`.
    mutating func add(number name: String, _ value: (some CustomStringConvertible)?) {
        if let value { content += #","\#(name)":\#(value)"# }
    }
}

extension Usage.Parts {
    /// The parts in a word; `nil` where there are none.
    var word: String? {
        contains(.all) ? "all" : contains(.prompt) ? "prompt" : contains(.completion) ? "completion" : nil
    }
}

extension PriceTiers.Prices {
    /// The prices by their names, as JSON.
    var json: String {
        var object: JSONObject = ["input": .number(input), "output": .number(output)]
        object["cached"] = cached.map(JSONValue.number)
        object["cache_write"] = cacheWrite.map(JSONValue.number)
        object["long_cache_write"] = longCacheWrite.map(JSONValue.number)
        return JSONValue.object(object).serialized()
    }
}
