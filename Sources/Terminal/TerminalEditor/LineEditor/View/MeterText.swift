/// What is told about a draft: parts, the first of which matter most.
struct MeterText: Sendable, Hashable {
    /// What stands between the parts.
    static let separator = " · "
    /// Empty cells between a draft and its meter, at least.
    static let gap = 2

    private let parts: [String]

    init(_ text: String) {
        parts = Self.parts(of: Sanitizer.cleanLine(text))
    }

    /// By bytes, as it is laid out with the first prompt: to search a string for a string takes its own start.
    private static func parts(of text: String) -> [String] {
        let (bytes, sign) = (Array(text.utf8), Array(separator.utf8))
        var parts: [String] = []
        var start = 0
        for end in bytes.indices where end >= start && bytes[end...].starts(with: sign) {
            parts.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end + sign.count
        }
        return (parts + [String(decoding: bytes[start...], as: UTF8.self)]).filter { !$0.isEmpty }
    }

    private init(parts: [String]) { self.parts = parts }

    var isEmpty: Bool { parts.isEmpty }
    /// The whole text.
    var text: String { parts.joined(separator: Self.separator) }
    /// The cells without which there is nothing to tell.
    var fewestCells: Int { parts.first?.cellWidth ?? 0 }

    /// As many parts as have room; empty if not even the first has: a number that is cut off is a wrong one.
    func fitting(_ cells: Int) -> String {
        var shown = parts
        while !shown.isEmpty {
            let text = shown.joined(separator: Self.separator)
            if text.cellWidth <= cells { return text }
            shown.removeLast()
        }
        return ""
    }

    /// The text with the numbers of rows that are out of view.
    ///
    /// They come first, so that what stands at the right edge stays where it is while one scrolls.
    func telling(above: Int, below: Int, in cells: Int) -> String {
        let arrows = [above > 0 ? "↑\(above)" : "", below > 0 ? "↓\(below)" : ""].filter { !$0.isEmpty }
        guard !arrows.isEmpty else { return fitting(cells) }
        let hidden = arrows.joined(separator: " ")
        let needed = isEmpty ? 0 : Self.separator.count + fewestCells
        guard hidden.cellWidth + needed <= cells else { return fitting(cells) }
        return MeterText(parts: [hidden] + parts).fitting(cells)
    }
}
