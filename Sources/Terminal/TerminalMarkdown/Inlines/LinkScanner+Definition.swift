/// A definition of a link.
struct LinkDefinition {
    /// The label in the form in which labels are compared.
    let label: String
    /// The label as it was written.
    let source: String
    let destination: String
}

/// Link reference definitions (CommonMark 0.31.2, section 4.7).
extension LinkScanner {
    /// A link reference definition at the beginning of a line. It ends behind its line
    /// break, or at the end of the text.
    func definition(at start: Int) -> Scan<LinkDefinition> {
        var index = start
        let label: String
        let source: String
        switch self.label(at: start) {
        case .found(let value, let end):
            guard let normal = References.normalize(value) else { return .none }
            (label, source, index) = (normal, value.string, end)
        case let other: return other.withoutValue()
        }
        guard index < end else { return atEnd() }
        guard bytes[index] == .colon else { return .none }
        switch space(at: index + 1) {
        case .found(_, let end): index = end
        case let other: return other.withoutValue()
        }
        let destinationStart = index
        let destination: String
        switch self.destination(at: index) {
        case .found(let value, let end):
            guard end > destinationStart else { return .none }
            (destination, index) = (value, end)
        case let other: return other.withoutValue()
        }
        switch definitionEnd(afterDestination: index) {
        case .found(_, let end):
            return .found(LinkDefinition(label: label, source: source, destination: destination), end: end)
        case let other: return other.withoutValue()
        }
    }

    /// Where a definition ends: after its title if that ends a line, else after the destination if that does.
    private func definitionEnd(afterDestination index: Int) -> Scan<Void> {
        let plainEnd = lineEnd(at: index)
        if case .incomplete = plainEnd { return .incomplete }
        switch space(at: index) {
        case .incomplete: return .incomplete
        case .none: return plainEnd
        case .found(_, let titleStart):
            guard titleStart > index, titleStart < end else { return plainEnd }
            switch title(at: titleStart) {
            case .incomplete: return .incomplete
            case .none: return plainEnd
            case .found(_, let titleEnd):
                switch lineEnd(at: titleEnd) {
                case .found(_, let end): return .found((), end: end)
                case .incomplete: return .incomplete
                case .none: return plainEnd
                }
            }
        }
    }

    /// The end of a line of which nothing but blanks is left.
    private func lineEnd(at start: Int) -> Scan<Void> {
        let index = bytes.skip(from: min(start, end), to: end, while: \.isBlank)
        if index == end { return isFinal ? .found((), end: end) : .incomplete }
        return bytes[index] == .lineFeed ? .found((), end: index + 1) : .none
    }
}
