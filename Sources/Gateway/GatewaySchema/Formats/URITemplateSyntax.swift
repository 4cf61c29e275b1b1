/// URI templates (RFC 6570, section 2).
enum URITemplateSyntax {
    static func isTemplate(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        while let next = scanner.next {
            let isRead =
                switch next {
                case "{": skipExpression(&scanner)
                case "%": scanner.skipPercentEscape()
                default: scanner.skip(where: isLiteral)
                }
            guard isRead else { return false }
        }
        return true
    }

    /// The apostrophe was forgotten in the grammar of the RFC and belongs to it (erratum 6937).
    private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return URISyntax.isUnicode(scalar) || URISyntax.isPrivate(scalar) }
        return (0x21...0x7E).contains(scalar.value) && !"\"%<>\\^`{|}".unicodeScalars.contains(scalar)
    }

    private static func skipExpression(_ scanner: inout TextScanner) -> Bool {
        guard scanner.skip("{") else { return false }
        _ = scanner.skip("+", "#", ".", "/", ";", "?", "&", "=", ",", "!", "@", "|")
        repeat {
            guard skipName(&scanner) else { return false }
            if scanner.skip(":") {
                guard scanner.next != "0", (1...4).contains(scanner.skipAll(where: \.isDigit)) else { return false }
            } else {
                _ = scanner.skip("*")
            }
        } while scanner.skip(",")
        return scanner.skip("}")
    }

    /// Runs of letters, digits, low lines and escapes, with single dots between them.
    private static func skipName(_ scanner: inout TextScanner) -> Bool {
        repeat {
            var isEmpty = true
            while let next = scanner.next {
                if next == "%" {
                    guard scanner.skipPercentEscape() else { return false }
                } else if !scanner.skip(where: { $0.isLetter || $0.isDigit || $0 == "_" }) {
                    break
                }
                isEmpty = false
            }
            if isEmpty { return false }
        } while scanner.skip(".")
        return true
    }
}
