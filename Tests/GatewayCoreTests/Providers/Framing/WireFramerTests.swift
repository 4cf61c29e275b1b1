import Testing

@testable import GatewayCore

@Suite("Frames of a reply")
struct WireFramerTests {
    private let limit = 100

    /// How many frames there are, or `nil` where the reply is too large.
    private func frames(_ pieces: [String]) -> Int? {
        var framer = WireFramer(eventLimit: limit)
        var frames: [WireFrame] = []
        do throws(EventStreamError) {
            for piece in pieces { try framer.feed(Array(piece.utf8), into: &frames) }
            try framer.finish(into: &frames)
        } catch {
            return nil
        }
        return frames.count
    }

    @Test(
        "A value outside of events may be larger than an event, whatever stands before it",
        arguments: [
            "", " ", "\t  ", "\u{FEFF}", "\u{FEFF}  ", "\n", ": a comment\n", "\u{FEFF}: a comment\r\n ", "[", " [",
        ])
    func values(beginning: String) {
        let value = #"{"a": ""# + String(repeating: "x", count: 3 * limit) + #""}"#
        #expect(frames([beginning + value]) == 1)
        #expect(frames([beginning, value]) == 1)
        #expect(frames((beginning + value).map(String.init)) == 1)
    }

    @Test(
        "Anything else may not",
        arguments: ["", " ", "\u{FEFF}", "data: ", "data: {\"a\": \"", ": ", "words ", "id: ", "<"])
    func others(beginning: String) {
        let rest = String(repeating: "x", count: 3 * limit)
        #expect(frames([beginning, rest]) == nil)
        #expect(frames((beginning + rest).map(String.init)) == nil)
        #expect(frames([#"{"a": 1}"# + "\n" + beginning, rest]) == nil)
    }
}
