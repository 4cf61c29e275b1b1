import GatewayCore
import ParlanceSystem

/// The fields of a line, in the order and the form in which this program writes them.
///
/// Whoever asks expects each field in its turn. A line that has anything else, however good as JSON, is not valid, and is
/// left to the reader of any JSON. So what is read here is what that would read, in a fraction of the time.
struct RecordFields {
    /// Whether all was as expected so far.
    private(set) var isValid = true

    private let line: UnsafeBufferPointer<UInt8>
    private let text: UnsafeMutableBufferPointer<UInt8>
    private var position = 0

    /// - Parameters:
    ///   - line: One line, without its break.
    ///   - text: Room for each of its texts: as many bytes as the line, and the copier's slack.
    init(_ line: UnsafeBufferPointer<UInt8>, _ text: UnsafeMutableBufferPointer<UInt8>) {
        self.line = line
        self.text = text
    }

    /// Whether this is what comes next; then it is passed.
    @inline(__always)
    mutating func pass(_ expected: StaticString) -> Bool {
        let count = expected.utf8CodeUnitCount
        guard isValid, position &+ count <= line.count else { return false }
        for index in 0..<count where line[position &+ index] != expected.utf8Start[index] { return false }
        position &+= count
        return true
    }

    /// Passes what must come next.
    mutating func expect(_ expected: StaticString) {
        if !pass(expected) { isValid = false }
    }

    /// Whether all was as expected, to the end of the object and of the line.
    mutating func end() -> Bool {
        expect("}")
        return isValid && position == line.count
    }

    /// Something is not as expected.
    mutating func fail() { isValid = false }

    // MARK: Values

    /// A whole number of up to nine digits.
    mutating func integer() -> Int {
        let start = position
        var value = 0
        while position < line.count, position - start < 10, let digit = digit(at: position) {
            value = value * 10 + digit
            position += 1
        }
        let count = position - start
        if !(1...9).contains(count) || (count > 1 && digit(at: start) == 0) { isValid = false }
        return value
    }

    /// A number without an exponent, of up to fifteen digits: so many are exact before they are divided.
    mutating func number() -> Double {
        var value = 0
        var (count, places) = (0, 0)
        let start = position
        while position < line.count, let digit = digit(at: position) {
            value = value &* 10 &+ digit
            (count, position) = (count + 1, position + 1)
        }
        if count == 0 || (count > 1 && digit(at: start) == 0) { isValid = false }
        if pass(".") {
            while position < line.count, let digit = digit(at: position) {
                value = value &* 10 &+ digit
                (places, position) = (places + 1, position + 1)
            }
            if places == 0 { isValid = false }
        }
        guard isValid, count + places <= 15 else {
            isValid = false
            return 0
        }
        return Double(value) / Self.powers[places]
    }

    /// A text behind its first quotation mark, and the mark behind it.
    mutating func string() -> String {
        guard let count = copyText() else { return "" }
        return String(decoding: text[..<count], as: UTF8.self)
    }

    /// Passes a text.
    mutating func passString() { _ = copyText() }

    /// A text by which a model is known. Answers that follow each other are mostly of one.
    mutating func model(_ last: inout KnownModel) -> ModelID? {
        guard let count = copyText() else { return nil }
        return last.id(of: UnsafeBufferPointer(rebasing: text[..<count]))
    }

    private mutating func copyText() -> Int? {
        var copier = JSONStringCopier(text)
        guard isValid, let quote = copier.copy(line, from: position), !copier.hasMetDamage else {
            isValid = false
            return nil
        }
        position = quote + 1
        return copier.count
    }

    @inline(__always)
    private func digit(at position: Int) -> Int? {
        let digit = line[position] &- UInt8(ascii: "0")
        return digit < 10 ? Int(digit) : nil
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}

/// The model that was read last.
struct KnownModel {
    private var name: [UInt8] = []
    private var id: ModelID?

    /// The model of a name; `nil` where it is no name of one.
    mutating func id(of name: UnsafeBufferPointer<UInt8>) -> ModelID? {
        if name.count == self.name.count, name.has(self.name, at: 0) { return id }
        self.name = Array(name)
        id = ModelID(String(decoding: name, as: UTF8.self))
        return id
    }
}
