import Testing

@testable import TerminalEditor

@Suite("Text that needs no closer look")
struct SanitizerOrdinaryTests {
    @Test("Only what is shown as it is, and is no mark, is ordinary")
    func scalars() {
        var ordinary = 0
        for scalar in ((0...0x10FFFF) as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        where Sanitizer.isOrdinary("\(scalar)") {
            ordinary += 1
            guard case .base = Sanitizer.treatment(of: scalar) else {
                Issue.record("U+\(String(scalar.value, radix: 16))")
                continue
            }
        }
        #expect(ordinary > 40_000)
        // Every place in a word of eight letters counts.
        for place in 0..<9 {
            for other in ["\u{1B}", "\u{7F}", "\r", "\u{9B}", "\u{202E}", "\u{301}"] {
                var text = Array("12345678 日本 é".unicodeScalars)
                text.insert(contentsOf: other.unicodeScalars, at: place)
                #expect(!Sanitizer.isOrdinary(String(String.UnicodeScalarView(text))))
            }
        }
        #expect(Sanitizer.isOrdinary("12345678 日本語 é Привет\tｶ，\n".replacing("ｶ", with: "カ")))
        #expect(Sanitizer.isOrdinary("1 › “größe” – … → 5 € ⏎", isLine: true))
        for other in ["\t", "\n", "12345678\n", "\u{AD}", "\u{85}", "\u{2028}", "\u{200B}", "\u{2800}"] {
            #expect(!Sanitizer.isOrdinary("text" + other, isLine: true))
        }
    }
}
