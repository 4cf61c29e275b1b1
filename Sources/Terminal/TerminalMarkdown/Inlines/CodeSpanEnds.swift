/// Where runs of backticks are, by their length, so that the end of every code span is found in linear time.
struct CodeSpanEnds {
    private var starts: [Int: [Int]] = [:]
    /// How many runs of a length are behind what has been asked for.
    private var passed: [Int: Int] = [:]

    init(_ bytes: [UInt8], from start: Int) {
        var index = start
        while index < bytes.count {
            guard bytes[index] == .backtick else {
                index += 1
                continue
            }
            let end = bytes.skip(from: index) { $0 == .backtick }
            starts[end - index, default: []].append(index)
            index = end
        }
    }

    /// The first run of a length at or after an index. The indices that are asked for only grow.
    mutating func next(length: Int, after index: Int) -> Int? {
        guard let candidates = starts[length] else { return nil }
        var position = passed[length, default: 0]
        while position < candidates.count, candidates[position] < index { position += 1 }
        passed[length] = position
        return position < candidates.count ? candidates[position] : nil
    }

    /// The content of a code span: line breaks are spaces unless they are kept, and one space at both ends is left out.
    static func content(_ bytes: ArraySlice<UInt8>, keepsLines: Bool) -> String {
        let line = bytes.map { $0 == .lineFeed && !keepsLines ? .space : $0 }
        guard line.count > 1, line.first == .space, line.last == .space, line.contains(where: { $0 != .space }) else {
            return line.string
        }
        return line[1..<line.count - 1].string
    }
}
