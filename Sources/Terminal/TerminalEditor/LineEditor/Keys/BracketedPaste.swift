/// A paste between the marks of xterm's "bracketed paste mode", `CSI 200 ~` and `CSI 201 ~`.
struct BracketedPaste {
    /// In 7 bits, as the sequence is looked up.
    static let start = Array("\u{1B}[200~".utf8)
    static let end = Array("\u{1B}[201~".utf8)

    private let limit: Int
    /// The end as this terminal writes it, and as all others do.
    private let ends: [[UInt8]]
    private var content: [UInt8] = []
    private var isCut = false

    /// - Parameters:
    ///   - introducer: The bytes in which CSI came.
    ///   - limit: The most bytes that are kept.
    init(introducer: [UInt8], limit: Int) {
        self.limit = limit
        let sameEnd = introducer + Array("201~".utf8)
        ends = sameEnd == Self.end || introducer.isEmpty ? [Self.end] : [Self.end, sameEnd]
    }

    /// What was pasted.
    var event: KeyParser.Event {
        isCut ? .cutPaste(content.dropLast(UTF8Bytes.incompleteTail(of: content[...]))) : .paste(content)
    }

    /// Takes bytes. Those that may begin the end wait for the rest of it.
    mutating func receive(_ new: ArraySlice<UInt8>) -> (count: Int, hasEnded: Bool) {
        let marks = ends.compactMap(\.first)
        var search = new.startIndex
        while let mark = new[search...].firstIndex(where: { marks.contains($0) }) {
            for end in ends {
                let rest = new[mark...].prefix(end.count)
                guard end.starts(with: rest) else { continue }
                keep(new[..<mark])
                let isWhole = rest.count == end.count
                return (mark - new.startIndex + (isWhole ? rest.count : 0), isWhole)
            }
            search = mark + 1
        }
        keep(new)
        return (new.count, false)
    }

    private mutating func keep(_ new: ArraySlice<UInt8>) {
        let room = limit - content.count
        isCut = isCut || new.count > room
        content.append(contentsOf: new.prefix(max(0, room)))
    }
}
