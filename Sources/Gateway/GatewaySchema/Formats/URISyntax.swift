/// The grammar of URIs (RFC 3986, appendix A) and of IRIs (RFC 3987, section 2.2).
struct URISyntax {
    let isInternational: Bool

    /// Whether a text is a URI or, where that is allowed, a relative reference.
    func accepts(_ text: String, isRelativeAllowed: Bool) -> Bool {
        var rest = Substring(text).unicodeScalars
        let fragment = cut(&rest, at: "#")
        let query = cut(&rest, at: "?")
        let isSuffixValid =
            (fragment.map { isMadeOf($0, ":@/?") } ?? true)
            && (query.map { isMadeOf($0, ":@/?", isPrivateAllowed: true) } ?? true)
        guard isSuffixValid else { return false }

        let colon = rest.firstIndex(of: ":")
        if let colon, colon < rest.firstIndex(of: "/") ?? rest.endIndex {
            // A relative reference has no colon in its first segment, so this must be a scheme.
            guard isScheme(rest[..<colon]) else { return false }
            rest = rest[rest.index(after: colon)...]
        } else if !isRelativeAllowed {
            return false
        }
        if rest.starts(with: "//".unicodeScalars) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            guard isAuthority(rest[..<end]) else { return false }
            rest = rest[end...]
        }
        return isMadeOf(rest, ":@/")
    }

    private func isScheme(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        return text.allSatisfy { $0.isLetter || $0.isDigit || "+-.".unicodeScalars.contains($0) }
    }

    private func isAuthority(_ text: Substring.UnicodeScalarView) -> Bool {
        var host = text
        if let at = text.firstIndex(of: "@") {
            guard isMadeOf(text[..<at], ":") else { return false }
            host = text[text.index(after: at)...]
        }
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]"), isAddress(host[..<end].dropFirst()) else { return false }
            let port = host[host.index(after: end)...]
            return port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isDigit)
        }
        if let colon = host.firstIndex(of: ":") {
            guard host[host.index(after: colon)...].allSatisfy(\.isDigit) else { return false }
            host = host[..<colon]
        }
        return isMadeOf(host, "")
    }

    /// What may be between the brackets of a host.
    private func isAddress(_ text: Substring.UnicodeScalarView) -> Bool {
        guard text.first == "v" || text.first == "V" else { return IPAddressSyntax.isVersion6(Substring(text)) }
        let parts = text.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[0].allSatisfy(\.isHexDigit)
            && parts[1].allSatisfy { $0 == ":" || Self.isUnreserved($0) || Self.isDelimiter($0) }
    }

    /// Whether a text is made of unreserved characters, delimiters, escapes and these.
    private func isMadeOf(
        _ text: Substring.UnicodeScalarView, _ others: String, isPrivateAllowed: Bool = false
    ) -> Bool {
        var scanner = TextScanner(Substring(text))
        while let next = scanner.next {
            let isPlain =
                Self.isUnreserved(next) || Self.isDelimiter(next) || others.unicodeScalars.contains(next)
                || isInternational && (Self.isUnicode(next) || isPrivateAllowed && Self.isPrivate(next))
            guard isPlain ? scanner.skip(next) : scanner.skipPercentEscape() else { return false }
        }
        return true
    }

    private func cut(
        _ text: inout Substring.UnicodeScalarView, at separator: Unicode.Scalar
    ) -> Substring.UnicodeScalarView? {
        guard let index = text.firstIndex(of: separator) else { return nil }
        defer { text = text[..<index] }
        return text[text.index(after: index)...]
    }
}

extension URISyntax {
    private static func isUnreserved(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar.isDigit || "-._~".unicodeScalars.contains(scalar)
    }

    private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
        "!$&'()*+,;=".unicodeScalars.contains(scalar)
    }

    /// `ucschar` of RFC 3987.
    static func isUnicode(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xDFFFF, 0xE1000...0xEFFFF: scalar.value & 0xFFFF <= 0xFFFD
        default: false
        }
    }

    /// `iprivate` of RFC 3987.
    static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}
