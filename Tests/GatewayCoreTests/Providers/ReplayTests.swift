import Foundation
import Testing

@testable import GatewayCore

@Suite("Recorded replies, replayed in pieces")
struct ReplayTests {
    /// The recordings of one protocol: a file's name says whose they are, and its end whether they came as a stream.
    struct Recording: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }

        /// All recordings beside these tests.
        static let all: [Recording] = {
            let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
            let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
            return names.sorted().compactMap { name in
                guard ["json", "sse", "ndjson"].contains(name.split(separator: ".").last), let folder,
                    let data = try? Data(contentsOf: folder.appendingPathComponent(name))
                else { return nil }
                return Recording(name: name, bytes: Array(data))
            }
        }()

        /// What a reader makes of the recording in these pieces.
        func replay(_ pieces: [[UInt8]]) -> Outcome {
            switch name.prefix(while: { $0 != "-" }) {
            case "anthropic": outcome(pieces, AnthropicMapper(provider: .acme))
            case "gemini": outcome(pieces, GeminiMapper(provider: .acme))
            case "responses": outcome(pieces, ResponsesMapper(provider: .acme))
            case "ollama" where name.hasSuffix(".ndjson"): outcome(pieces, OllamaMapper(provider: .acme))
            default: outcome(pieces, ChatCompletionsMapper(provider: .acme))
            }
        }

        private func outcome(_ pieces: [[UInt8]], _ mapper: some WireMapper) -> Outcome {
            var reader = ReplyReader(head: ReplyHead(), mapper: mapper)
            var events = pieces.flatMap { reader.feed($0) }
            events += reader.finish()
            return Outcome(events: events, failure: reader.failure)
        }
    }

    struct Outcome: Equatable {
        var events: [StreamEvent]
        var failure: GatewayError?
    }

    @Test("There are recordings of every protocol")
    func all() {
        for name in ["anthropic", "gemini", "responses", "ollama", "mistral", "openai"] {
            #expect(Recording.all.contains { $0.name.hasPrefix(name) })
        }
    }

    @Test("Cut in two at any byte, and at every byte, a reply gives the same", arguments: Recording.all)
    func cut(recording: Recording) async {
        let bytes = recording.bytes
        let expected = recording.replay([bytes])
        #expect(expected.events.contains { if case .metadata = $0 { false } else { true } } || expected.failure != nil)
        #expect(
            (expected.failure == nil) == !["error", "failed"].contains(where: recording.name.contains), "\(expected)")
        #expect(recording.replay(bytes.map { [$0] }) == expected)
        for place in bytes.indices {
            // Work that never waits would keep other tests from their turn.
            if place % 64 == 0 { await Task.yield() }
            let outcome = recording.replay([Array(bytes[..<place]), Array(bytes[place...])])
            guard outcome == expected else {
                Issue.record("cut at byte \(place): \(outcome)")
                return
            }
        }
    }

    @Test("A whole reply and the stream of the same answer give equal responses")
    func wholeEqualsStream() throws {
        let pairs = Recording.all.filter { $0.name.hasSuffix(".json") }.compactMap { whole in
            Recording.all.first { $0.name == whole.name.dropLast(4) + "sse" }.map { (whole, $0) }
        }
        #expect(pairs.count >= 7)
        for (whole, stream) in pairs {
            let responses = [whole, stream].map { LLMResponse.make(from: $0.replay([$0.bytes]).events) }
            #expect(responses[0] == responses[1], "\(whole.name)")
        }
    }

    @Test("A stream that is cut anywhere is whole, or is told to be cut", arguments: Recording.all)
    func ends(recording: Recording) async {
        let expected = recording.replay([recording.bytes])
        let content = LLMResponse.make(from: expected.events).content
        for length in stride(from: 0, to: recording.bytes.count, by: 7) {
            if length % 64 == 0 { await Task.yield() }
            let outcome = recording.replay([Array(recording.bytes[..<length])])
            let isWhole = LLMResponse.make(from: outcome.events).content == content
            guard outcome.failure != nil || isWhole, content.hasPrefix(LLMResponse.make(from: outcome.events).content)
            else {
                Issue.record("ended after \(length) bytes: \(outcome)")
                return
            }
        }
    }
}
