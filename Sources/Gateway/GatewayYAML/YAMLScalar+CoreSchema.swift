extension YAMLScalar {
    /// What a scalar stands for by the core schema, YAML 1.2.2 section 10.3.
    enum Resolution: Sendable, Hashable {
        case null
        case boolean(Bool)
        case integer(Int)
        case number(Double)
        case string
    }

    /// The value the scalar stands for.
    ///
    /// A tag outside the core schema means nothing to this module: such a scalar is a string. So is one whose text does
    /// not fit the tag (`!!int abc`), because there is nothing else it could be.
    var resolution: Resolution {
        switch tag {
        case nil: isPlain ? Self.plainResolution(of: text) : .string
        case "tag:yaml.org,2002:null": Self.isNull(text) ? .null : .string
        case "tag:yaml.org,2002:bool": Self.boolean(text).map(Resolution.boolean) ?? .string
        case "tag:yaml.org,2002:int": Self.wholeNumber(text) ?? .string
        case "tag:yaml.org,2002:float": Self.number(text).map(Resolution.number) ?? .string
        default: .string
        }
    }

    private static func plainResolution(of text: String) -> Resolution {
        if isNull(text) { return .null }
        if let value = boolean(text) { return .boolean(value) }
        if let value = wholeNumber(text) { return value }
        if let value = number(text) { return .number(value) }
        return .string
    }

    private static func isNull(_ text: String) -> Bool {
        ["", "~", "null", "Null", "NULL"].contains(text)
    }

    private static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// `[-+]? [0-9]+`, `0o [0-7]+` or `0x [0-9a-fA-F]+`; a decimal one that `Int` cannot hold is the nearest number.
    private static func wholeNumber(_ text: String) -> Resolution? {
        let bytes = text.utf8
        if bytes.starts(with: "0x".utf8) || bytes.starts(with: "0o".utf8) {
            let isHexadecimal = bytes.starts(with: "0x".utf8)
            let digits = text.dropFirst(2)
            // `Int(_:radix:)` would take a sign here and the schema does not.
            guard digits.utf8.first != UInt8(ascii: "-"), digits.utf8.first != UInt8(ascii: "+") else { return nil }
            return Int(digits, radix: isHexadecimal ? 16 : 8).map(Resolution.integer)
        }
        var digits = Substring(text)
        _ = digits.consumeSign()
        guard digits.consumeDigits() > 0, digits.isEmpty else { return nil }
        return Int(text).map(Resolution.integer) ?? Double(text).map(Resolution.number)
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, `[-+]? \.inf` or `\.nan`.
    private static func number(_ text: String) -> Double? {
        var rest = Substring(text)
        let isNegative = rest.consumeSign() == "-"
        if [".inf", ".Inf", ".INF"].contains(rest) { return isNegative ? -.infinity : .infinity }
        if [".nan", ".NaN", ".NAN"].contains(text) { return .nan }

        var digits = rest.consumeDigits()
        if rest.consume(".") { digits += rest.consumeDigits() }
        guard digits > 0 else { return nil }
        if rest.consume("e") || rest.consume("E") {
            _ = rest.consumeSign()
            guard rest.consumeDigits() > 0 else { return nil }
        }
        return rest.isEmpty ? Double(text) : nil
    }
}

extension Substring {
    fileprivate mutating func consume(_ character: Character) -> Bool {
        guard first == character else { return false }
        removeFirst()
        return true
    }

    fileprivate mutating func consumeSign() -> Character? {
        guard first == "-" || first == "+" else { return nil }
        return removeFirst()
    }

    /// Removes the ASCII digits in front and says how many there were.
    fileprivate mutating func consumeDigits() -> Int {
        let digits = prefix { ("0"..."9").contains($0) && $0.isASCII }
        self = self[digits.endIndex...]
        return digits.count
    }
}
