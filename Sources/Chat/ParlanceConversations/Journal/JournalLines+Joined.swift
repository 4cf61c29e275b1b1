import GatewayCore
import GatewayJSON

extension JournalLines {
    /// How every record begins. Within a record's texts the quotation marks are escaped, so it cannot stand there.
    private static let recordStart = Array(#"{"type":""#.utf8)

    /// The records of a line that is no record itself, such as two lines whose line break was damaged.
    ///
    /// - Returns: What can be read, and whether that is all of the line but a damaged byte or two between records.
    static func joined(_ line: UnsafeBufferPointer<UInt8>) -> (records: [JSONValue], isWhole: Bool) {
        var starts: [Int] = []
        var position = 0
        while let found = line[position...].firstIndex(of: recordStart[0]) {
            if line[found...].starts(with: recordStart) { starts.append(found) }
            position = found + 1
        }
        // A line that begins as a record and has no other one in it was tried before.
        guard starts.count > 1 || (starts.first ?? 0) > 0 else { return ([], false) }
        var records: [JSONValue] = []
        var isWhole = starts[0] <= tolerance
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : line.count
            let piece = line[start..<end]
            guard let last = piece.lastIndex(of: UInt8(ascii: "}")), end - last - 1 <= tolerance,
                let json = try? JSONValue(parsing: UnsafeBufferPointer(rebasing: line[start...last])),
                json["type"]?.stringValue != nil
            else {
                isWhole = false
                continue
            }
            records.append(json)
        }
        return (records, isWhole)
    }

    /// How many bytes between two records are taken for a damaged line break.
    private static let tolerance = 2
}
