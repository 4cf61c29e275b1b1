import Testing

@testable import GatewayTokenizers

@Suite("Pieces")
struct PieceScannerTests {
    @Test(
        "o200k's pieces",
        arguments: [
            ("Hello world", ["Hello", " world"]),
            ("HTTPServer getURL", ["HTTPServer", " get", "URL"]),
            ("it's IT'S don'tx", ["it's", " IT'S", " don't", "x"]),
            ("we'll you'Ve I'ſ o'x", ["we'll", " you'Ve", " I'ſ", " o", "'x"]),
            ("12345", ["123", "45"]),
            ("a  b", ["a", " ", " b"]),
            ("a  ", ["a", "  "]),
            ("a \n  b", ["a", " \n", " ", " b"]),
            ("x \t\r\n\n y", ["x", " \t\r\n\n", " y"]),
            ("!!\n//a", ["!!\n//", "a"]),
            (" ?a", [" ?", "a"]),
            ("日ABCd", ["日ABCd"]),
            ("日ABC", ["日", "ABC"]),
            ("\u{301}ABC", ["\u{301}", "ABC"]),
            ("!\u{301}a", ["!\u{301}a"]),
            ("ǅabc", ["ǅabc"]),
            ("\u{A0}é\u{3000}", ["\u{A0}é", "\u{3000}"]),
            ("²Ⅷ", ["²Ⅷ"]),
        ])
    func o200k(text: String, pieces: [String]) {
        #expect(Self.pieces(O200kPattern.self, text) == pieces)
    }

    @Test(
        "cl100k's pieces",
        arguments: [
            ("HTTPServer'S", ["HTTPServer", "'S"]),
            ("'LLx", ["'LL", "x"]),
            ("\n  ", ["\n  "]),
            ("\n  a", ["\n", " ", " a"]),
            ("a\u{301}b", ["a", "\u{301}b"]),
            ("\u{301}\u{301}b", ["\u{301}\u{301}", "b"]),
            ("x!\n/", ["x", "!\n", "/"]),
        ])
    func cl100k(text: String, pieces: [String]) {
        #expect(Self.pieces(Cl100kPattern.self, text) == pieces)
    }

    @Test(
        "tekken's pieces",
        arguments: [
            ("it's", ["it", "'s"]),
            ("123", ["1", "2", "3"]),
            ("HTTPServer", ["HTTPServer"]),
        ])
    func tekken(text: String, pieces: [String]) {
        #expect(Self.pieces(TekkenPattern.self, text) == pieces)
    }

    private static func pieces<Rules: Pattern>(_ rules: Rules.Type, _ text: String) -> [String] {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return [] }
            let scanner = PieceScanner<Rules>(base, end: bytes.count)
            var pieces: [String] = []
            var at = 0
            while at < bytes.count {
                let next = scanner.piece(from: at).end
                pieces.append(String(decoding: bytes[at..<next], as: UTF8.self))
                at = next
            }
            return pieces
        }
    }
}
