import Foundation
import GatewayJSON
import TestSupport
import Testing

@testable import GatewayCore

@Suite("Secrets in what is shown")
struct RedactionTests {
    private static let key = SecretExamples.key
    private let redaction = Redaction([" \"Bearer \(key)\" "])

    @Test("Every form of a key is found, whole", arguments: SecretExamples.forms)
    func forms(form: String) {
        #expect(redaction.hide("Wrong key '\(form)', see", as: "(*)") == "Wrong key '(*)', see")
        #expect(redaction.hide("{\"error\":\"Bearer \(form)\"}", as: "(*)") == "{\"error\":\"Bearer (*)\"}")
    }

    @Test(
        "Base64 of it is found at every place in something else", arguments: ["", "a", "ab", "user:"], ["", "!", "?x"])
    func base64(before: String, after: String) {
        let text = Data((before + Self.key + after).utf8).base64EncodedString()
        for form in [text, text.replacing("+", with: "-").replacing("/", with: "_")] {
            let shown = redaction.hide("Basic \(form)", as: "(*)")
            #expect(shown.contains("(*)") && shown.utf8.count < 24)
        }
    }

    @Test("Twelve characters in a row are found anywhere in it, eleven are not")
    func runs() {
        let key = Self.key
        for start in 0...(key.utf8.count - 12) {
            let piece = String(key.dropFirst(start).prefix(12))
            #expect(redaction.hide("<\(piece)>", as: "(*)") == "<(*)>")
            #expect(redaction.hide("<\(piece.dropLast())>", as: "(*)") == "<\(piece.dropLast())>")
        }
    }

    @Test(
        "The end behind a mask is found, with the beginning before it",
        arguments: [
            "sk-V****bcDEF", "sk-***0=abcDEF", "sk-…0=abcDEF", "sk-Very...0=abcDEF", "sk-V…7890=abcDEF", "***0=abcDEF",
            "sk-xxxxxxxx0=abcDEF", "sk-••••0=abcDEF", "sk-Ve[...]0=abcDEF", "sk-<redacted>0=abcDEF", "sk-Ver… 0=abcDEF",
            "sk-\\u20260=abcDEF", "sk-V%2A%2A0=abcDEF",
        ])
    func masked(form: String) {
        let shown = redaction.hide("Key: \(form).", as: "(*)")
        // Less than eight characters of the end are what servers show on purpose.
        #expect(shown == (form.hasSuffix("0=abcDEF") ? "Key: (*)." : "Key: \(form)."))
    }

    @Test("The end without a mask, and other words, stay")
    func others() {
        for text in [
            "0=abcDEF", "a key of sk-…", "sk-Very/sec", "(the key)", "", "%", "\\", "&", "%2", "\\u00", "&#;",
        ] {
            #expect(redaction.hide(text, as: "(*)") == text)
        }
    }

    @Test("What is shorter than eight characters is no secret, one of eight is found as a whole")
    func short() {
        #expect(Redaction(["x", "ollama", "1234567"]).secrets.isEmpty)
        let redaction = Redaction(["pass-123"])
        #expect(redaction.hide("pass-123 pass-12 PASS-123", as: "(*)") == "(*) pass-12 (*)")
    }

    @Test("A key with escapes of its own is found as it is, and as what they stand for")
    func ownEscapes() {
        let redaction = Redaction(["ab%2Fcdefghijkl\\/mno"])
        for form in ["ab%2Fcdefghijkl\\/mno", "ab%252Fcdefghijkl\\\\/mno", "ab/cdefghijkl/mno"] {
            #expect(redaction.hide("<\(form)>", as: "(*)") == "<(*)>")
        }
    }

    @Test("A body that is cut in the middle of a key shows nothing of it", arguments: [0, 1, 8, 11, 20, 31])
    func cut(shown: Int) {
        let limit = 1000
        let body = Array((String(repeating: ".", count: limit - shown) + Self.key + "and more").utf8)
        let kept = redaction.hide(Array(body.prefix(limit + redaction.longestForm)), upTo: limit, as: "(*)")
        let text = String(decoding: kept, as: UTF8.self)
        #expect(kept.count <= limit + 3)
        // Of the key there is nothing, not even its first letter.
        #expect(["", "(*)"].contains(String(text.drop { $0 == "." })))
    }

    @Test("Texts in JSON are without it, also as names")
    func json() throws {
        let value: JSONValue = ["model": .string(Self.key), Self.key: [.string("x \(Self.key)"), 1, nil]]
        #expect(redaction.hide(value, as: "(*)") == ["model": "(*)", "(*)": ["x (*)", 1, nil]])
    }

    @Test("The time is linear in the text, whatever is in it")
    func linear() {
        let pieces = [
            "a", "0=abcDEF", "***", "x", Self.key, "sk-Very/sec", "%41", "\\u0041", "&#", "\\", "*0=abcDEF",
            "]0=abcDEF",
        ]
        for piece in pieces {
            func time(_ count: Int) -> Double {
                let text = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
                return CPUTime.least { _ = redaction.hide(text, as: "(*)") }
            }
            #expect(time(80_000) < time(10_000) * 32, "\(piece)")
        }
    }
}
