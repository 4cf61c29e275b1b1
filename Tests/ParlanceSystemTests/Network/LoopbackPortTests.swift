import ParlanceSystem
import TestSupport
import Testing

@Suite("Ports and addresses")
struct LoopbackPortTests {
    @Test("Ports on which somebody listens are told from free ones")
    func listening() async throws {
        let server = try LoopbackServer()
        let free = try LoopbackPort.free()
        #expect(
            LoopbackPort.listening(among: [server.port, free, server.port], within: .seconds(60)) == [
                true, false, true,
            ])
        #expect(LoopbackPort.listening(among: [], within: .zero).isEmpty)
    }

    @Test("Addresses of IPv6 are read as they are written, and nothing else is")
    func addresses() {
        #expect(IPv6Address("::1")?.bytes == [UInt8](repeating: 0, count: 15) + [1])
        #expect(IPv6Address("::ffff:127.0.0.1")?.bytes.suffix(6) == [0xFF, 0xFF, 127, 0, 0, 1])
        for text in ["", "127.0.0.1", "::1%eth0", "localhost", "1::2::3"] { #expect(IPv6Address(text) == nil) }
    }
}
