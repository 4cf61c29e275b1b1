import GatewayCore
import Testing

@testable import ParlanceTransfer

@Suite("A list of conversations is read piece by piece")
struct JSONListSplitterTests {
    /// The elements, or `nil` where the list is refused or has no end.
    private func split(_ text: String, limit: Int = 1_000, pieces: Int) -> [String]? {
        var splitter = JSONListSplitter(limit: limit)
        var elements: [String] = []
        let bytes = Array(text.utf8)
        do {
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                try splitter.feed(bytes[start..<min(bytes.count, start + pieces)]) {
                    elements.append(String(decoding: $0, as: UTF8.self))
                }
            }
        } catch {
            return nil
        }
        return splitter.isComplete ? elements : nil
    }

    @Test(
        "Elements in pieces of every size",
        arguments: [
            ("[]", []), (" [ ] \n", []), ("[1,2]", ["1", "2"]),
            ("[ {\"a\":[1,{}]} , {} ]", ["{\"a\":[1,{}]} ", "{} "]),
            (#"["a,]","\"]",{"k":"\\"}]"#, [#""a,]""#, #""\"]""#, #"{"k":"\\"}"#]), (#"{"a":"}"}"#, [#"{"a":"}"}"#]),
            ("\u{FEFF}[1]", ["1"]), ("[\"é東\"]", ["\"é東\""]), ("", nil), ("1", nil), ("[1", nil), ("[1]2", nil),
            ("{\"a\":1", nil), ("[\"a]", nil), ("{}{}", nil),
        ] as [(String, [String]?)])
    func elements(text: String, expected: [String]?) {
        for pieces in 1...6 { #expect(split(text, pieces: pieces) == expected) }
    }

    @Test("An element is bounded, the list is not")
    func limit() {
        let list = "[" + Array(repeating: "\"abcdefgh\"", count: 1_000).joined(separator: ",") + "]"
        #expect(split(list, limit: 10, pieces: 100)?.count == 1_000)
        #expect(split(list, limit: 9, pieces: 100) == nil)
    }

    @Test(
        "A list that is too long, or has too long an element, is told with its limit",
        arguments: [
            (String(repeating: " ", count: 200), 100, 50, "unpacks to more than 100 bytes"),
            ("[\"" + String(repeating: "x", count: 80), 100, 50, "larger than the limit of 50 bytes"),
            ("[" + String(repeating: "{},", count: 80), 100, 50, "unpacks to more than 100 bytes"),
            ("{" + String(repeating: "\"a\":{", count: 80), 1_000, 50, "larger than the limit of 50 bytes"),
            (String(repeating: "\0", count: 200), 100, 50, "it should be a list of conversations"),
            ("[x]", 100, 50, "it should be a list of conversations"),
        ])
    func faults(text: String, limit: Int, element: Int, words: String) {
        var list = ChatGPTList(limit: limit, conversation: element)
        for byte in text.utf8 where !list.feed([byte][...], { _ in }) { break }
        #expect(throws: ImportError.self) { try list.finish() }
        #expect(list.fault?.message.contains(words) == true)
    }
}
