import GatewayJSON

/// The values of `enum`: as they were written, and for a quick look-up where they are many.
struct EnumeratedValues: Sendable {
    /// Up to this many values a linear search is faster than hashing.
    private static let linearSearchLimit = 16

    let written: [JSONValue]
    private let set: Set<JSONValue>?

    init(_ values: [JSONValue]) {
        written = values
        set = values.count > Self.linearSearchLimit ? Set(values) : nil
    }

    func contains(_ value: JSONValue) -> Bool {
        set?.contains(value) ?? written.contains(value)
    }
}
