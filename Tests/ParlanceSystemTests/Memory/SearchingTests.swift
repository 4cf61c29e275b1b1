import ParlanceSystem
import Testing

@Suite("Bytes in memory")
struct SearchingTests {
    @Test("A byte is found from a position on and in a range, and not beyond")
    func position() {
        let bytes = Array("a\nb\nc".utf8)
        bytes.withUnsafeBufferPointer { bytes in
            #expect(bytes.position(of: 0x0A) == 1)
            #expect(bytes.position(of: 0x0A, from: 2) == 3)
            #expect(bytes.position(of: 0x0A, from: 4) == nil)
            #expect(bytes.position(of: 0x0A, in: 2..<3) == nil)
            #expect(bytes.position(of: 0x0A, in: 5..<5) == nil)
            #expect(bytes.has(Array("\nb".utf8), at: 1))
            #expect(!bytes.has(Array("\nb".utf8), at: 3))
            #expect(!bytes.has(Array("cd".utf8), at: 4))
        }
        #expect(UnsafeBufferPointer<UInt8>(start: nil, count: 0).position(of: 0) == nil)
    }
}
