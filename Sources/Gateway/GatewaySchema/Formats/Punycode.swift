/// Unicode in ASCII letters, digits and hyphens (RFC 3492), without the prefix `xn--`.
enum Punycode {
    private static let base = 36
    private static let minimum = 1
    private static let maximum = 26
    private static let firstCodePoint = 128
    private static let firstBias = 72

    /// The code in lower case; nil when a number grows out of bounds, which no label of a name makes it.
    static func encode(_ label: [Unicode.Scalar]) -> String? {
        let values = label.map { Int($0.value) }
        var code = label.filter(\.isASCII)
        let basic = code.count
        if basic > 0 { code.append("-") }
        var handled = basic
        var codePoint = firstCodePoint
        var delta = 0
        var bias = firstBias
        while handled < values.count {
            guard let next = values.filter({ $0 >= codePoint }).min() else { return nil }
            let (product, isTooLarge) = (next - codePoint).multipliedReportingOverflow(by: handled + 1)
            guard !isTooLarge else { return nil }
            delta += product
            codePoint = next
            for value in values {
                if value < codePoint { delta += 1 }
                guard value == codePoint else { continue }
                appendNumber(delta, bias, to: &code)
                bias = adapt(delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            codePoint += 1
        }
        return String(String.UnicodeScalarView(code))
    }

    /// The text of a code; nil when it is none.
    static func decode(_ code: String) -> [Unicode.Scalar]? {
        let scalars = Array(code.unicodeScalars)
        let delimiter = scalars.lastIndex(of: "-")
        var label = delimiter.map { Array(scalars[..<$0]) } ?? []
        var position = delimiter.map { $0 + 1 } ?? 0
        var codePoint = firstCodePoint
        var index = 0
        var bias = firstBias
        while position < scalars.count {
            let before = index
            var weight = 1
            var k = base
            while true {
                guard position < scalars.count, let digit = digit(scalars[position]) else { return nil }
                position += 1
                index += digit * weight
                let threshold = threshold(k, bias)
                if digit < threshold { break }
                weight *= base - threshold
                // No code point of Unicode in a label of any sensible length gets so far.
                guard index < 1 << 40, weight < 1 << 40 else { return nil }
                k += base
            }
            bias = adapt(index - before, count: label.count + 1, isFirst: before == 0)
            codePoint += index / (label.count + 1)
            index %= label.count + 1
            guard let scalar = UInt32(exactly: codePoint).flatMap(Unicode.Scalar.init) else { return nil }
            label.insert(scalar, at: index)
            index += 1
        }
        return label
    }

    private static func appendNumber(_ number: Int, _ bias: Int, to code: inout [Unicode.Scalar]) {
        var rest = number
        var k = base
        while true {
            let threshold = threshold(k, bias)
            guard rest >= threshold else { break }
            code.append(letter(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            k += base
        }
        code.append(letter(rest))
    }

    private static func threshold(_ k: Int, _ bias: Int) -> Int {
        min(max(k - bias, minimum), maximum)
    }

    private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var k = 0
        while delta > (base - minimum) * maximum / 2 {
            delta /= base - minimum
            k += base
        }
        return k + (base - minimum + 1) * delta / (delta + 38)
    }

    /// `a` to `z` are 0 to 25, `0` to `9` are 26 to 35.
    private static func letter(_ digit: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26))
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x61...0x7A: Int(scalar.value) - 0x61
        case 0x41...0x5A: Int(scalar.value) - 0x41
        case 0x30...0x39: Int(scalar.value) - 0x30 + 26
        default: nil
        }
    }
}
