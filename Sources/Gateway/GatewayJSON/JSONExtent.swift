/// Finds the end of a JSON object, list or string by its brackets and quotes, from pieces cut at any byte.
///
/// What is within it is not looked at; whoever parses it finds what is wrong with it.
package struct JSONExtent: Sendable {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// An extent of which nothing has been read.
    package init() {}

    /// The position after the last bracket or quote; `nil` when it has not come.
    ///
    /// - Parameter bytes: What follows the bytes of the last call; the first call begins with the opening bracket or
    ///   quote.
    package mutating func end(in bytes: ArraySlice<UInt8>) -> Int? {
        for index in bytes.indices {
            let byte = bytes[index]
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                    if depth == 0 { return index + 1 }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth <= 0 { return index + 1 }
            default: break
            }
        }
        return nil
    }
}
