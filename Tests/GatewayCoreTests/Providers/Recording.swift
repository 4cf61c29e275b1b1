import Foundation
import GatewayJSON
import Testing

@testable import GatewayCore

/// A reply that was recorded, and the mapper of the protocol that it is in.
struct Recording: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let protocolName: String
    var testDescription: String { name }

    /// What a reader makes of it.
    struct Outcome: Equatable {
        var events: [StreamEvent]
        var failure: GatewayError?
        var response: LLMResponse { .make(from: events) }
    }

    /// The project's own, written from the shapes of recorded ones: a file's name says whose they are.
    static let own: [Recording] = files(in: "Fixtures").map { name, bytes in
        Recording(name: name, bytes: bytes, protocolName: protocolName(of: name))
    }

    /// Those of other projects; `Recorded/ORIGIN.md` says whose. A file with a whole conversation has several replies.
    static let others: [Recording] = files(in: "Fixtures/Recorded").flatMap { name, bytes in
        let family = protocolName(of: name)
        guard name.hasSuffix(".json"), let json = try? JSONValue(parsing: bytes), json.arrayValue == nil else {
            return name.hasSuffix(".json") ? [] : [Recording(name: name, bytes: bytes, protocolName: family)]
        }
        let replies = json["exchanges"]?.arrayValue?.compactMap { $0["response"] } ?? [json]
        return replies.enumerated().map { index, reply in
            Recording(
                name: replies.count == 1 ? name : "\(name) \(index + 1)", bytes: Array(reply.serialized().utf8),
                protocolName: family)
        }
    }

    static let all = own + others

    private static func files(in folder: String) -> [(String, [UInt8])] {
        guard let folder = Bundle.module.resourceURL?.appendingPathComponent(folder) else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard ["json", "sse", "ndjson"].contains(name.split(separator: ".").last),
                let data = try? Data(contentsOf: folder.appendingPathComponent(name))
            else { return nil }
            return (name, Array(data))
        }
    }

    private static func protocolName(of name: String) -> String {
        let provider = name.prefix { $0 != "-" }
        if name.contains("responses-") { return "responses" }
        if provider == "ollama" { return name.hasSuffix(".ndjson") || name.contains("chat") ? "ollama" : "chat" }
        return ["anthropic", "gemini"].contains(provider) ? String(provider) : "chat"
    }

    /// What a reader makes of the recording in these pieces.
    func replay(_ pieces: [[UInt8]]) -> Outcome {
        with(Replay(pieces: pieces))
    }

    /// The first place after which the reply, if it ended there, would be taken for a whole one without being one, or
    /// would have another text than the beginning of it.
    func firstFalseEnd() -> String? {
        let whole = replay([bytes])
        return with(Endings(bytes: bytes, content: whole.response.content))
    }

    private func with<Body: ReaderBody>(_ body: Body) -> Body.Result {
        switch protocolName {
        case "anthropic": body.run(ReplyReader(head: ReplyHead(), mapper: AnthropicMapper(provider: .acme)))
        case "gemini": body.run(ReplyReader(head: ReplyHead(), mapper: GeminiMapper(provider: .acme)))
        case "responses": body.run(ReplyReader(head: ReplyHead(), mapper: ResponsesMapper(provider: .acme)))
        case "ollama": body.run(ReplyReader(head: ReplyHead(), mapper: OllamaMapper(provider: .acme)))
        default: body.run(ReplyReader(head: ReplyHead(), mapper: ChatCompletionsMapper(provider: .acme)))
        }
    }
}

/// What is done with the reader of any protocol.
private protocol ReaderBody {
    associatedtype Result
    func run(_ reader: ReplyReader<some WireMapper>) -> Result
}

private struct Replay: ReaderBody {
    var pieces: [[UInt8]]

    func run(_ reader: ReplyReader<some WireMapper>) -> Recording.Outcome {
        var reader = reader
        var events = pieces.flatMap { reader.feed($0) }
        events += reader.finish()
        return Recording.Outcome(events: events, failure: reader.failure)
    }
}

/// Ends the reply at every byte near the ends of its lines and at some in between. A copy of the reader does, so that
/// each byte is read once.
private struct Endings: ReaderBody {
    var bytes: [UInt8]
    var content: String

    func run(_ reader: ReplyReader<some WireMapper>) -> String? {
        var reader = reader
        var text = ""
        var column = 0
        for (place, byte) in bytes.enumerated() {
            defer {
                text += Self.text(of: reader.feed([byte]))
                column = byte == .lineFeed ? 0 : column + 1
            }
            guard column < 20 || column % 61 == 0 || bytes[place...].prefix(3).contains(.lineFeed) else { continue }
            var ended = reader
            let end = text + Self.text(of: ended.finish())
            guard end == content || (ended.failure != nil && content.hasPrefix(end)) else {
                return "after \(place) bytes: \(end), \(String(describing: ended.failure))"
            }
        }
        return nil
    }

    private static func text(of events: [StreamEvent]) -> String {
        events.reduce(into: "") { text, event in if case .text(let piece) = event { text += piece } }
    }
}
