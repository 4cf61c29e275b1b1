import Foundation
import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Recorded replies, replayed in pieces")
struct ReplayTests {
    @Test("There are recordings of every protocol, whole and streamed")
    func all() {
        for name in ["anthropic", "gemini", "responses", "ollama", "mistral", "openai"] {
            #expect(Recording.own.contains { $0.name.hasPrefix(name) })
        }
        for name in ["anthropic", "gemini", "responses", "ollama", "chat"] {
            let recordings = Recording.others.filter { $0.protocolName == name }
            #expect(recordings.contains { $0.name.contains("stream") })
            #expect(recordings.contains { !$0.name.contains("stream") })
        }
    }

    @Test("Cut in two at any byte, a reply has the same frames", arguments: Recording.all)
    func cut(recording: Recording) async {
        // Work that never waits would keep other tests from their turn.
        await Task.yield()
        #expect(FrameCuts.firstDifference(in: recording.bytes) == nil)
    }

    @Test("Cut at every byte, a reply gives the same", arguments: Recording.all)
    func everyByte(recording: Recording) async {
        await Task.yield()
        let expected = recording.replay([recording.bytes])
        #expect(expected.events.contains { if case .metadata = $0 { false } else { true } } || expected.failure != nil)
        let isFailure = ["error", "failed"].contains(where: recording.name.contains)
        #expect((expected.failure == nil) == !isFailure, "\(expected)")
        #expect(recording.replay(recording.bytes.map { [$0] }) == expected)
    }

    @Test("A whole reply and the stream of the same answer give equal responses")
    func wholeEqualsStream() throws {
        let pairs = Recording.own.filter { $0.name.hasSuffix(".json") }.compactMap { whole in
            Recording.own.first { $0.name == whole.name.dropLast(4) + "sse" }.map { (whole, $0) }
        }
        #expect(pairs.count >= 7)
        for (whole, stream) in pairs {
            let responses = [whole, stream].map { $0.replay([$0.bytes]).response }
            #expect(responses[0] == responses[1], "\(whole.name)")
        }
    }

    @Test("A reply that ends at any byte is whole, or is told to be cut", arguments: Recording.all)
    func ends(recording: Recording) async {
        await Task.yield()
        #expect(recording.firstFalseEnd() == nil)
    }

    /// A line of `expected.tsv`: the reason for the end, how much text and reasoning, the tools, the tokens,
    /// and whether it is an answer.
    private static func line(_ recording: Recording) -> String {
        let outcome = recording.replay([recording.bytes])
        let response = outcome.response
        let usage = response.usage
        return [
            recording.name, response.finishReason.kind.rawValue, "\(response.content.count)",
            "\(response.reasoning.count)", response.requestedTools.joined(separator: ","),
            usage.map { "\($0.promptTokens)" } ?? "", usage.map { "\($0.completionTokens)" } ?? "",
            outcome.failure == nil && response.fault == nil ? "answer" : "failure",
        ].joined(separator: "\t")
    }

    @Test("The recordings of other projects give what was read in them by hand")
    func others() throws {
        let expected = String(decoding: try Fixture.bytes("Recorded/expected.tsv"), as: UTF8.self)
        let lines = Recording.others.map(Self.line)
        for (line, wanted) in zip(lines, expected.split(separator: "\n").dropFirst()) { #expect(line == wanted) }
        #expect(lines.count == expected.split(separator: "\n").count - 1, "\(lines.joined(separator: "\n"))")
    }

    @Test("Their errors have words")
    func errors() throws {
        let bodies = try JSONValue(parsing: try Fixture.bytes("Recorded/error-bodies-tools.json")).arrayValue ?? []
        #expect(bodies.count > 5)
        for body in bodies {
            let error = ProviderErrorBody(Array((body["body"]?.serialized() ?? "").utf8))
            #expect(error.message?.isEmpty == false, "\(body)")
        }
    }
}
