import GatewayJSON

/// A number of JSON, compared and divided exactly: an `Int` is never rounded to a `Double`.
enum JSONNumber: Sendable {
    case integer(Int)
    case double(Double)

    init?(_ value: JSONValue) {
        switch value {
        case .integer(let integer): self = .integer(integer)
        case .number(let double): self = double.exactInteger.map(JSONNumber.integer) ?? .double(double)
        default: return nil
        }
    }

    var isInteger: Bool {
        switch self {
        case .integer: true
        // What is left here has a fraction or is at least 2^63, where every double is a whole number.
        case .double(let value): value.isFinite && value.magnitude >= 0x1p63
        }
    }

    static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        // The double is outside of Int, or has a fraction and is below 2^52: rounding the integer keeps the order.
        case (.integer(let left), .double(let right)): right >= 0x1p63 || Double(left) < right
        case (.double(let left), .integer(let right)): left < -0x1p63 || left < Double(right)
        }
    }
}

extension JSONNumber {
    /// Whether the quotient is a whole number, computed in decimal, so that 0.0075 is a multiple of 0.0001.
    func isMultiple(of divisor: JSONNumber) -> Bool {
        if case .integer(let value) = self, case .integer(let divisor) = divisor {
            return value.isMultiple(of: divisor)
        }
        guard let dividend = decimal, let divisor = divisor.decimal, divisor.digits > 0 else { return false }
        let shift = dividend.exponent - divisor.exponent
        if shift >= 0 {
            // dividend.digits * 10^shift modulo divisor.digits, one decimal place at a time.
            var remainder = dividend.digits % divisor.digits
            for _ in 0..<shift where remainder > 0 { remainder = remainder * 10 % divisor.digits }
            return remainder == 0
        }
        var scaled = divisor.digits
        for _ in 0 ..< -shift {
            // Both have at most 20 digits, so the product stays below 10^22 until it exceeds the dividend.
            if scaled > dividend.digits { return dividend.digits == 0 }
            scaled *= 10
        }
        return dividend.digits.isMultiple(of: scaled)
    }

    /// The magnitude as a whole number times a power of ten, in the digits of its shortest written form.
    private var decimal: (digits: UInt128, exponent: Int)? {
        guard case .double(let value) = self else {
            if case .integer(let value) = self { return (UInt128(value.magnitude), 0) }
            return nil
        }
        guard value.isFinite else { return nil }
        var digits: UInt128 = 0
        var exponent = 0
        var isFraction = false
        var text = value.magnitude.description.utf8[...]
        while let byte = text.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"):
                exponent += Int(Substring(text)) ?? 0
                return (digits, exponent)
            default:
                digits = digits * 10 + UInt128(byte - UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            }
        }
        return (digits, exponent)
    }
}
