/// A set of Unicode scalars: a character class of a regular expression.
struct ScalarSet: Sendable {
    private var ranges: [ClosedRange<UInt32>] = []
    private var properties: [(property: UnicodeProperty, isNegated: Bool)] = []
    private var parts: [ScalarSet] = []
    private var isNegated = false
    /// Whether the ranges are in order and apart from each other.
    private var isOrdered = false

    /// The empty set.
    init() {}

    init(_ scalar: Unicode.Scalar) {
        ranges = [scalar.value...scalar.value]
    }

    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges
    }

    init(_ property: UnicodeProperty, isNegated: Bool) {
        properties = [(property, isNegated)]
    }

    /// Everything that is not in this set.
    var inverted: ScalarSet {
        var set = self
        set.isNegated.toggle()
        return set
    }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        isOrdered = false
        ranges.append(range)
    }

    mutating func formUnion(_ other: ScalarSet) {
        isOrdered = false
        if other.isNegated {
            parts.append(other)
        } else {
            ranges += other.ranges
            properties += other.properties
            parts += other.parts
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isListed =
            isInRanges(scalar.value)
            || properties.contains { $0.property.contains(scalar) != $0.isNegated }
            || parts.contains { $0.contains(scalar) }
        return isListed != isNegated
    }

    /// The same set, in which a scalar is found faster; for a set that changes no more.
    var ordered: ScalarSet {
        var set = self
        set.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = set.ranges.last, range.lowerBound <= last.upperBound {
                set.ranges[set.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                set.ranges.append(range)
            }
        }
        set.parts = parts.map(\.ordered)
        set.isOrdered = true
        return set
    }

    private func isInRanges(_ value: UInt32) -> Bool {
        guard isOrdered, ranges.count > 8 else { return ranges.contains { $0.contains(value) } }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(value)
    }
}

extension ScalarSet {
    /// `\d`: the ASCII digits.
    static let digits = ScalarSet([0x30...0x39])
    /// `\w`: ASCII letters, digits and the low line.
    static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\s`: white space and line ends (ECMA-262, sections 12.2 and 12.3).
    static let space = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// `.`: everything but the line ends.
    static let dot = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted
}
