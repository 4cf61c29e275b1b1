/// The keys and values of a JSON object, in the order in which they were added.
///
/// Two objects are equal when they hold the same keys with equal values; the order does not count.
public struct JSONObject: Sendable {
    private var entries: [Element] = []

    /// Positions by key, kept only for objects that are too large for a quick linear search.
    private var positions: [CodePointKey: Int]?

    /// Up to this many keys a linear search is faster than hashing.
    private static let linearSearchLimit = 12

    /// Makes an object without keys.
    public init() {}

    /// The keys in order.
    public var keys: [String] { entries.map(\.key) }

    /// The values in the order of their keys.
    public var values: [JSONValue] { entries.map(\.value) }

    /// The value of a key, or nil when there is none. Setting a new key appends it, setting a known one keeps its
    /// place, and setting nil removes it. To store JSON's `null`, set `JSONValue.null`.
    public subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { entries[$0].value }
        }
        set {
            if let newValue { set(newValue, for: key) } else { remove(key) }
        }
    }

    /// Takes over all keys of another object, whose values win over those already here.
    public mutating func merge(_ other: JSONObject) {
        for (key, value) in other { set(value, for: key) }
    }

    private func position(of key: String) -> Int? {
        if let positions { return positions[CodePointKey(string: key)] }
        return entries.firstIndex { $0.key.hasSameCodePoints(as: key) }
    }

    mutating func set(_ value: JSONValue, for key: String) {
        if let position = position(of: key) {
            entries[position].value = value
            return
        }
        entries.append((key, value))
        if positions != nil {
            positions?[CodePointKey(string: key)] = entries.count - 1
        } else if entries.count > Self.linearSearchLimit {
            indexKeys()
        }
    }

    private mutating func remove(_ key: String) {
        guard let position = position(of: key) else { return }
        entries.remove(at: position)
        if positions != nil { indexKeys() }
    }

    private mutating func indexKeys() {
        var positions: [CodePointKey: Int] = [:]
        positions.reserveCapacity(entries.count)
        for (position, entry) in entries.enumerated() { positions[CodePointKey(string: entry.key)] = position }
        self.positions = positions
    }
}

extension JSONObject: RandomAccessCollection {
    /// One key with its value.
    public typealias Element = (key: String, value: JSONValue)

    /// Always 0.
    public var startIndex: Int { 0 }

    /// The number of keys.
    public var endIndex: Int { entries.count }

    /// The key and value at a position in the order of insertion. The position must be valid.
    public subscript(position: Int) -> Element { entries[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object; when a key is repeated, its last value wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { set(value, for: key) }
    }
}

extension JSONObject: Hashable {
    /// Compares keys and values and ignores their order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes keys and values so that their order does not matter.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in entries {
            var entry = Hasher()
            key.hashCodePoints(into: &entry)
            entry.combine(value)
            // A sum is the same in any order, which a hash of an unordered collection needs.
            sum &+= entry.finalize()
        }
        hasher.combine(entries.count)
        hasher.combine(sum)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as compact JSON text.
    public var description: String { JSONValue.object(self).description }
}
