/// Where formulas may end, by what ends them, so that the end of every formula is found in linear time.
struct FormulaEnds {
    private var places: [[UInt8]: [Int]] = [:]
    /// How many ends of a kind are behind what has been asked for.
    private var passed: [[UInt8]: Int] = [:]

    init(_ bytes: [UInt8], from start: Int) {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case .dollar:
                let end = bytes.skip(from: index) { $0 == .dollar }
                if end - index > 1 { places[[.dollar, .dollar], default: []].append(index) }
                index = end
            case .backslash:
                if let closing = Self.closing(in: bytes, at: index) { places[closing, default: []].append(index) }
                // A sign behind a backslash ends nothing.
                index += 2
            default: index += 1
            }
        }
    }

    /// The first end of a kind at or after an index. The indices that are asked for only grow.
    mutating func next(_ closing: [UInt8], after index: Int) -> Int? {
        guard let candidates = places[closing] else { return nil }
        var position = passed[closing, default: 0]
        while position < candidates.count, candidates[position] < index { position += 1 }
        passed[closing] = position
        return position < candidates.count ? candidates[position] : nil
    }

    private static func closing(in bytes: [UInt8], at index: Int) -> [UInt8]? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case .rightBracket, .rightParenthesis: return [.backslash, bytes[index + 1]]
        case UInt8(ascii: "e"):
            guard case .found(let name, _) = Formula.name(in: bytes, after: "\\end{", at: index, isFinal: true) else {
                return nil
            }
            return Formula.end(of: name)
        default: return nil
        }
    }
}
