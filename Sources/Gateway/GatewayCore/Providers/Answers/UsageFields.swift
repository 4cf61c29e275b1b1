public import GatewayJSON

/// The numbers of a provider's report of tokens, by the names that they go by.
struct UsageFields {
    let report: JSONValue

    init(_ report: JSONValue) {
        self.report = report
    }

    /// The first of the fields that is a number of tokens. A dot leads into an object.
    func count(_ paths: String...) -> Int? {
        paths.lazy.compactMap { value($0)?.tokenCount }.first
    }

    /// The first of the fields that is a text.
    func text(_ paths: String...) -> String? {
        paths.lazy.compactMap { value($0)?.stringValue }.first
    }

    /// Whether one of the fields is a number of tokens.
    func has(_ paths: String...) -> Bool {
        paths.contains { value($0)?.tokenCount != nil }
    }

    private func value(_ path: String) -> JSONValue? {
        path.split(separator: ".").reduce(Optional(report)) { $0?[String($1)] }
    }
}

extension JSONValue {
    /// A number of tokens, which some servers write as a text. One that no call could have is damage or malice, and counts
    /// as not reported: sums of such numbers would overflow.
    public var tokenCount: Int? {
        let number =
            intValue
            ?? stringValue.flatMap { text in
                let isNumber = (1...10).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
                return isNumber ? Int(text) : nil
            }
        return number.flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil }
    }
}
