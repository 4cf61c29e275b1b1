package import GatewayCore
import GatewayJSON
import ParlanceSystem

/// One call of the usage log as it is read: a look at the bytes of a line, of which nothing is copied unless it is asked for.
package struct UsageLine {
    /// The names that are read.
    package enum Name: Int, CaseIterable {
        case type, time, id, session, kind, status, model, baseURL, profile, effort, estimated, serviceTier
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the texts begin and end, by their names: no line takes memory of its own.
    private var starts = SIMD16<Int32>()
    private var ends = SIMD16<Int32>()

    /// Tokens that went in; `nil`: nobody counted them.
    package private(set) var prompt: Int?
    /// Tokens that came out.
    package private(set) var completion: Int?
    package private(set) var cached: Int?
    package private(set) var cacheWritten: Int?
    package private(set) var longCacheWritten: Int?
    package private(set) var reasoning: Int?
    /// What it cost; `nil` where the price or the tokens are not known.
    package private(set) var cost: Dollars?
    package private(set) var seconds: Double?

    /// Reads a line; `nil` when it is torn, or no JSON object.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var index = 0
        func skipSpace() {
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D {
                index += 1
            }
        }
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return nil }
        index += 1
        while true {
            skipSpace()
            guard let key = Self.string(in: bytes, at: index) else { return nil }
            index = key.upperBound + 1
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
            index += 1
            skipSpace()
            guard let value = Self.value(in: bytes, at: index), !value.isEmpty else { return nil }
            index = value.upperBound
            note(key, value)
            skipSpace()
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "}") { break }
            guard bytes[index] == UInt8(ascii: ",") else { return nil }
            index += 1
        }
        index += 1
        skipSpace()
        guard index == bytes.count else { return nil }
    }

    // MARK: What it says

    /// Whether it is a line of a type, such as `call`.
    package func isType(_ type: StaticString) -> Bool { has(.type, type) }

    /// Whether a text is this one.
    package func has(_ name: Name, _ text: StaticString) -> Bool {
        Self.matches(bytes, place(of: name), text)
    }

    /// The bytes of a text, as they are written; none where it is not there.
    package func bytes(of name: Name) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[place(of: name)])
    }

    /// A text; `nil` where it is not there.
    package func text(of name: Name) -> String? {
        let range = place(of: name)
        guard !range.isEmpty else { return nil }
        guard bytes.position(of: UInt8(ascii: "\\"), in: range) != nil else {
            return String(decoding: bytes[range], as: UTF8.self)
        }
        return (try? JSONValue(parsing: bytes[(range.lowerBound - 1)..<(range.upperBound + 1)]))?.stringValue
    }

    /// When it ended, in seconds since 1970; `nil` where that cannot be read.
    package var time: Int? { UsageTime.seconds(bytes(of: .time)) }

    /// Whether all tokens are the provider's own numbers.
    package var isExact: Bool { place(of: .estimated).isEmpty }

    /// Whether it runs on this machine, or is the demonstration: it costs nothing.
    package var isFree: Bool {
        let model = place(of: .model)
        return ["demo:", "local:"].contains { (prefix: StaticString) in
            Self.matches(bytes, model.prefix(prefix.utf8CodeUnitCount), prefix)
        }
    }

    // MARK: Reading

    private func place(of name: Name) -> Range<Int> { Int(starts[name.rawValue])..<Int(ends[name.rawValue]) }

    private mutating func note(_ key: Range<Int>, _ value: Range<Int>) {
        func named(_ name: StaticString) -> Bool { Self.matches(bytes, key, name) }
        func text(_ name: StaticString, _ place: Name) {
            guard named(name), bytes[value.lowerBound] == UInt8(ascii: "\"") else { return }
            starts[place.rawValue] = Int32(clamping: value.lowerBound + 1)
            ends[place.rawValue] = Int32(clamping: value.upperBound - 1)
        }
        switch key.count {
        case 2: text("id", .id)
        case 4:
            text("type", .type)
            text("time", .time)
            text("kind", .kind)
        case 5: text("model", .model)
        case 6:
            if named("prompt") { prompt = count(value) } else if named("cached") { cached = count(value) }
            text("effort", .effort)
            text("status", .status)
        case 7:
            if named("seconds") { seconds = Double(String(decoding: bytes[value], as: UTF8.self)) }
            text("session", .session)
            text("profile", .profile)
        case 8:
            if named("cost_usd") { cost = Dollars(bytes[value]) }
            text("base_url", .baseURL)
        case 9:
            if named("reasoning") { reasoning = count(value) }
            text("estimated", .estimated)
        case 10 where named("completion"): completion = count(value)
        case 12: text("service_tier", .serviceTier)
        case 13 where named("cache_written"): cacheWritten = count(value)
        case 18 where named("long_cache_written"): longCacheWritten = count(value)
        default: break
        }
    }

    /// A number of tokens. One that no call could take is damage.
    private func count(_ range: Range<Int>) -> Int? {
        guard range.count <= 12 else { return nil }
        var number = 0
        for byte in bytes[range] {
            guard byte &- UInt8(ascii: "0") < 10 else { return nil }
            number = number * 10 + Int(byte &- UInt8(ascii: "0"))
        }
        return number
    }

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool
    {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for (offset, index) in range.enumerated() where bytes[index] != text.utf8Start[offset] { return false }
        return true
    }

    /// The inside of a string that begins at a position.
    private static func string(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): return (start + 1)..<index
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// A value that begins at a position, with its quotation marks or brackets.
    private static func value(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        var (index, depth) = (start, 0)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let string = string(in: bytes, at: index) else { return nil }
                index = string.upperBound
                if depth == 0 { return start..<(index + 1) }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return start..<index }
                depth -= 1
                if depth == 0 { return start..<(index + 1) }
            case UInt8(ascii: ",") where depth == 0, UInt8(ascii: " ") where depth == 0: return start..<index
            default: break
            }
            index += 1
        }
        return nil
    }
}

extension Range<Int> {
    /// The beginning of a range, at most so long.
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
