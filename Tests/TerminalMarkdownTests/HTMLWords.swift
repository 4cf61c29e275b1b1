/// The words that a reader sees of HTML, and of our rendering.
enum HTMLWords {
    /// The words of HTML: its tags are left out, images are their texts, items of numbered lists have their numbers.
    static func words(ofHTML html: String) -> [String] {
        var text = ""
        var lists: [Int?] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            text += rest[..<open]
            append(tag: String(rest[open...close]), to: &text, lists: &lists)
            rest = rest[rest.index(after: close)...]
        }
        return words(ofText: unescaped(text + rest))
    }

    private static func append(tag: String, to text: inout String, lists: inout [Int?]) {
        switch tag.dropFirst().prefix(while: { $0.isLetter || $0.isNumber || $0 == "/" }) {
        case "ol": lists.append(value(of: "start", in: tag).flatMap { Int($0) } ?? 1)
        case "ul": lists.append(nil)
        case "/ol", "/ul": lists.removeLast()
        case "li":
            text += "\n"
            if let number = lists.last ?? nil {
                text += "\(number). "
                lists[lists.count - 1] = number + 1
            }
        case "img": text += value(of: "alt", in: tag) ?? ""
        case "em", "/em", "strong", "/strong", "code", "/code", "a", "/a", "del", "/del", "input": break
        default: text += "\n"
        }
    }

    private static func value(of attribute: String, in tag: String) -> String? {
        let parts = tag.split(separator: " \(attribute)=\"", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    /// The words of text, without the signs that we draw.
    static func words(ofText text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
            .filter { !$0.allSatisfy { "│─═┼•◦▪▣☐☑".contains($0) } }
            .map { word in
                // The sign after an item's number is not in the HTML.
                word.last == ")" && word.dropLast().allSatisfy(\.isNumber) && word.count > 1
                    ? word.dropLast() + "." : word
            }
    }
}
