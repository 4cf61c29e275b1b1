/// An exact amount of US dollars: a sum of many calls is the same in any order, and to the last cent.
///
/// It is held in millionths of a millionth of a dollar: a token at a price of so many millionths of a dollar a million
/// costs a whole number of them.
public struct Dollars: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The amount in 10⁻¹² dollars.
    public var picos: Int

    /// An amount in 10⁻¹² dollars.
    public init(picos: Int) {
        self.picos = picos
    }

    /// No money.
    public static let zero = Dollars(picos: 0)

    /// What so many tokens cost at a price in dollars a million. What no number holds is the largest that is held.
    public init(tokens: Int, at price: Double) {
        let micros = (price * 1e6).rounded()
        let (product, isOver) =
            micros.magnitude < 1e15 ? Int(micros).multipliedReportingOverflow(by: tokens) : (Int.max, true)
        picos = isOver ? .max : product
    }

    /// The sum of both. What no number holds is the largest that is held.
    public static func + (left: Dollars, right: Dollars) -> Dollars {
        let (sum, isOver) = left.picos.addingReportingOverflow(right.picos)
        return Dollars(picos: isOver ? (left.picos < 0 ? .min : .max) : sum)
    }

    /// Adds an amount.
    public static func += (left: inout Dollars, right: Dollars) {
        left = left + right
    }

    /// Whether the first is less.
    public static func < (left: Dollars, right: Dollars) -> Bool {
        left.picos < right.picos
    }

    /// The amount as the nearest floating-point number.
    public var value: Double {
        Double(picos) / 1e12
    }

    /// The amount with all its decimals and no more: `0.000696`.
    public var description: String {
        let digits = String(picos.magnitude)
        let padded = String(repeating: "0", count: max(0, 13 - digits.utf8.count)) + digits
        var fraction = padded.suffix(12)
        while fraction.last == "0" { fraction.removeLast() }
        return (picos < 0 ? "-" : "") + padded.dropLast(12) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Reads a decimal number of dollars, as JSON has it. Decimals beyond the twelfth are rounded; `nil` when it is no such
    /// number, or one that is not held.
    public init?(_ text: some Collection<UInt8>) {
        var digits = 0
        // How many powers of ten the digits are above 10⁻¹².
        var scale = 12
        var (isFraction, hasDigit, isNegative) = (false, false, false)
        var index = text.startIndex
        if index < text.endIndex, text[index] == UInt8(ascii: "-") {
            isNegative = true
            text.formIndex(after: &index)
        }
        while index < text.endIndex {
            let byte = text[index]
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                hasDigit = true
                // More digits than a number holds say nothing of money any more.
                if digits < 100_000_000_000_000_000 {
                    digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
                    if isFraction { scale -= 1 }
                } else if !isFraction {
                    return nil
                }
            } else if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else {
                break
            }
            text.formIndex(after: &index)
        }
        guard hasDigit else { return nil }
        if index < text.endIndex {
            guard text[index] | 0x20 == UInt8(ascii: "e"),
                let exponent = Int(String(decoding: text[text.index(after: index)...], as: UTF8.self)),
                (-40...20).contains(exponent)
            else { return nil }
            scale += exponent
        }
        while scale > 0 {
            let (product, isOver) = digits.multipliedReportingOverflow(by: 10)
            guard !isOver else { return nil }
            (digits, scale) = (product, scale - 1)
        }
        while scale < -1 { (digits, scale) = (digits / 10, scale + 1) }
        if scale == -1 { digits = (digits + 5) / 10 }
        picos = isNegative ? -digits : digits
    }
}
