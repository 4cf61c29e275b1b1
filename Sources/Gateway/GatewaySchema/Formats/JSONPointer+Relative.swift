import GatewayJSON

extension JSONPointer {
    /// Whether a text is a relative JSON Pointer (draft-bhutton-relative-json-pointer-00): how many levels up, perhaps
    /// how many items on or back, and from there `#` or a pointer.
    static func isRelative(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        guard skipNumber(&scanner) else { return false }
        if scanner.skip("+", "-") {
            guard scanner.next != "0", skipNumber(&scanner) else { return false }
        }
        if scanner.skip("#") { return scanner.isAtEnd }
        return JSONPointer(parsing: String(scanner.rest)) != nil
    }

    /// Digits without a leading zero.
    private static func skipNumber(_ scanner: inout TextScanner) -> Bool {
        let isZero = scanner.next == "0"
        let count = scanner.skipAll(where: \.isDigit)
        return isZero ? count == 1 : count > 0
    }
}
