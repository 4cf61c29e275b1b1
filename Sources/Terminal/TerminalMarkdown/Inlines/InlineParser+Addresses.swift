/// Addresses that stand in text without any marks.
extension InlineParser {
    /// Looks for an address at the beginning of a word.
    mutating func scanWord(at index: Int) -> Scan<Void> {
        if index >= wordEnd { wordEnd = bytes.skip(from: index, while: BareAutolink.isLocalSign) }
        let length = wordEnd - index
        if wordEnd == bytes.count, !isFinal, length <= BareAutolink.longestLocalPart { return .incomplete }
        let scanner = BareAutolink(bytes: bytes, isFinal: isFinal)
        let first = bytes[index].lowercased
        if first == UInt8(ascii: "h") || first == UInt8(ascii: "w") || first == UInt8(ascii: "f") {
            switch scanner.web(at: index) {
            case .found(let link, let end): return addBareLink(link, at: index, to: end)
            case .incomplete: return .incomplete
            case .none: break
            }
        }
        if length <= BareAutolink.longestLocalPart, wordEnd < bytes.count, bytes[wordEnd] == .at {
            switch scanner.mail(at: index, at: wordEnd) {
            case .found(let link, let end): return addBareLink(link, at: index, to: end)
            case .incomplete: return .incomplete
            case .none: break
            }
        }
        return .none
    }

    private mutating func addBareLink(_ link: MarkdownLink, at start: Int, to end: Int) -> Scan<Void> {
        return add(.autolink(link, text: bytes[start..<end].string), at: start, to: end)
    }
}
