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
        var framer = WireFramer(Mapper.framing)
        var mapper = Mapper(provider: provider)
        var events: [StreamEvent] = []
        for event in try framer.feed(try bytes(name)) where !mapper.progress.hasEnded {
            events += try mapper.events(fromEvent: event)
        }
        try mapper.checkComplete()
        return events
    }

    /// The events of a recorded whole reply.
    static func wholeEvents<Mapper: WireMapper>(
        _ name: String, provider: ProviderIdentity, as _: Mapper.Type
    ) throws -> [StreamEvent] {
        var mapper = Mapper(provider: provider)
        return try mapper.events(fromReply: bytes(name))
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
