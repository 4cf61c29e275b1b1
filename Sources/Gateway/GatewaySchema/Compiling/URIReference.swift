/// A URI or a relative reference, taken apart by RFC 3986, appendix B. Nothing is ever fetched from it.
struct URIReference: Sendable, Hashable {
    var scheme: String?
    var authority: String?
    var path: String
    var query: String?
    var fragment: String?

    init(_ text: String) {
        var rest = text[...]
        fragment = rest.cutSuffix(after: "#")
        query = rest.cutSuffix(after: "?")
        scheme = nil
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), colon > rest.startIndex,
            !rest[..<colon].utf8.contains(UInt8(ascii: "/"))
        {
            scheme = String(rest[..<colon])
            rest = rest[rest.utf8.index(after: colon)...]
        }
        authority = nil
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    /// The same URI without its fragment.
    var withoutFragment: URIReference {
        var copy = self
        copy.fragment = nil
        return copy
    }

    /// The fragment with percent escapes replaced by the characters they stand for.
    var decodedFragment: String? {
        guard let fragment else { return nil }
        var bytes: [UInt8] = []
        var rest = fragment.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension URIReference: CustomStringConvertible {
    var description: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }
}

extension URIReference {
    /// What a reference means that stands in a document with this URI (RFC 3986, section 5.2).
    func resolving(_ reference: URIReference) -> URIReference {
        var target = reference
        if reference.scheme != nil || reference.authority != nil {
            target.scheme = reference.scheme ?? scheme
            target.path = Self.removingDotSegments(reference.path)
            return target
        }
        target.scheme = scheme
        target.authority = authority
        if reference.path.isEmpty {
            target.path = path
            target.query = reference.query ?? query
        } else if reference.path.utf8.first == UInt8(ascii: "/") {
            target.path = Self.removingDotSegments(reference.path)
        } else {
            target.path = Self.removingDotSegments(merge(reference.path))
        }
        return target
    }

    /// The relative path in place of everything after the last slash of this path.
    private func merge(_ relative: String) -> String {
        if authority != nil, path.isEmpty { return "/" + relative }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
        return path[...slash] + relative
    }

    /// Carries out `.` and `..` (RFC 3986, section 5.2.4).
    private static func removingDotSegments(_ path: String) -> String {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // The empty segment before a leading slash is no folder and must not be left by `..`.
        let floor = path.utf8.first == UInt8(ascii: "/") ? 1 : 0
        var kept: [String] = []
        for (position, segment) in segments.enumerated() {
            let isLast = position == segments.count - 1
            switch String(Substring(segment)) {
            case ".":
                if isLast { kept.append("") }
            case "..":
                if kept.count > floor { kept.removeLast() }
                if isLast { kept.append("") }
            case let name: kept.append(name)
            }
        }
        return kept.joined(separator: "/")
    }
}

extension Substring {
    /// Removes the separator and everything after it, and returns what stood after it.
    fileprivate mutating func cutSuffix(after separator: Unicode.Scalar) -> String? {
        guard let index = utf8.firstIndex(of: UInt8(ascii: separator)) else { return nil }
        let suffix = self[utf8.index(after: index)...]
        self = self[..<index]
        return String(suffix)
    }
}
