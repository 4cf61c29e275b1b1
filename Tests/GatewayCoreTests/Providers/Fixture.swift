import Foundation
import Testing

@testable import GatewayCore

/// The recorded shapes of replies under `Fixtures/`.
enum Fixture {
    /// The bytes of a file.
    static func bytes(_ name: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/" + name, withExtension: nil), "\(name)")
        return Array(try Data(contentsOf: url))
    }

    /// The events of a recorded stream, read in one piece.
    static func streamedEvents<Mapper: WireMapper>(
        _ name: String, provider: ProviderIdentity, as _: Mapper.Type = ChatCompletionsMapper.self
    ) throws -> [StreamEvent] {
        try Mapper(provider: provider).events(of: [try bytes(name)])
    }

    /// The events of a recorded whole reply.
    static func wholeEvents<Mapper: WireMapper>(
        _ name: String, provider: ProviderIdentity, as _: Mapper.Type
    ) throws -> [StreamEvent] {
        try Mapper(provider: provider).events(of: [try bytes(name)])
    }
}

extension WireMapper {
    /// The events of a reply that comes in these pieces.
    func events(of pieces: [[UInt8]]) throws(GatewayError) -> [StreamEvent] {
        var reader = ReplyReader(head: ReplyHead(), mapper: self)
        var events = pieces.flatMap { reader.feed($0) }
        events += reader.finish()
        if let failure = reader.failure { throw failure }
        return events
    }

    /// The events of the data of one server-sent event.
    mutating func events(fromEvent data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        var reader = ReplyReader(head: ReplyHead(), mapper: self)
        let events = reader.feed(Array("data: ".utf8) + data + Array("\n\n".utf8))
        self = reader.mapper
        if let failure = reader.failure { throw failure }
        return events
    }

    /// The events of a whole reply.
    mutating func events(fromReply data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        try events(of: [data])
    }
}

extension LLMResponse {
    /// The response that events add up to.
    static func make(from events: [StreamEvent]) -> LLMResponse {
        var accumulator = ResponseAccumulator(for: LLMRequest(prompt: "Hi"), model: "asked")
        for event in events { accumulator.add(event) }
        return accumulator.response
    }
}

extension ProviderIdentity {
    /// A provider that exists in tests only.
    static let acme = ProviderIdentity(name: "acme", displayName: "Acme", keyVariable: "ACME_KEY")
}
