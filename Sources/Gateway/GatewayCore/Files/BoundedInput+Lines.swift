import ParlanceSystem

extension BoundedInput {
    /// Hands out the lines of a file or pipe one after another, without their ends; what follows the last line break is
    /// a line, too, unless it is empty.
    ///
    /// - Parameter limit: The most bytes of a line. The file itself may be of any length.
    /// - Throws: ``Failure``; the lines before it were handed out.
    public static func readLines(
        path: String, upTo limit: Int, _ receive: (ArraySlice<UInt8>) -> Void
    ) throws(Failure) {
        let file = try system { () throws(SystemError) in try OpenFile(path) }
        var line: [UInt8] = []
        while true {
            let piece = try system { () throws(SystemError) in try file.readPiece() }
            guard !piece.isEmpty else { break }
            var rest = piece[...]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                line += rest[..<end]
                rest = rest[(end + 1)...]
                guard line.count <= limit else { throw .tooLong(limit: limit) }
                receive(line[...])
                line.removeAll(keepingCapacity: true)
            }
            guard line.count + rest.count <= limit else { throw .tooLong(limit: limit) }
            line += rest
        }
        if !line.isEmpty { receive(line[...]) }
    }
}
