/// Maps what one wire protocol writes to stream events: the events of a stream and the whole reply alike.
///
/// It is the seam between the carrier (``ProviderClient``, ``ProviderStreamSource``), which knows HTTP and no protocol,
/// and the protocols, which know JSON and no HTTP.
protocol WireMapper: Sendable {
    /// How a stream is cut into events.
    static var framing: WireFraming { get }
    /// Who answers, for errors.
    var provider: ProviderIdentity { get }
    /// How far the answer has come, and the facts that were told about it.
    var progress: AnswerProgress { get }

    init(provider: ProviderIdentity)

    /// The events of one event of the stream. An `error` in it was thrown before.
    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent]
    /// The events of a reply that came whole. An `error` in it was thrown before.
    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent]
    /// Takes an event that is no JSON but the protocol's word for the end.
    ///
    /// - Returns: Whether it was that.
    mutating func takeTerminator(_ data: [UInt8]) -> Bool
}

extension WireMapper {
    mutating func takeTerminator(_ data: [UInt8]) -> Bool { false }

    /// The events of one event's bytes.
    mutating func events(fromEvent data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        if takeTerminator(data) { return [] }
        return try events(fromEvent: parse(data, as: "an event"))
    }

    /// The events of a whole reply's bytes.
    mutating func events(fromReply data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        try events(fromReply: parse(data, as: "a reply"))
    }

    /// At the stream's end: whether the answer had come to its end.
    func checkComplete() throws(GatewayError) {
        guard progress.hasFinished || progress.hasEnded else { throw incomplete }
    }

    /// The error of an answer that stops in the middle.
    var incomplete: GatewayError {
        GatewayError(
            .incomplete, "The answer of \(provider.displayName) was cut off before its end.",
            fix: "Ask again, or ask it to continue.", provider: provider.name, isRetryable: true)
    }

    /// The error of a reply in which nothing is where the protocol puts an answer.
    var withoutAnswer: GatewayError {
        provider.unexpectedReply("a reply without an answer", baseURL: nil)
    }

    /// The provider's own report of a failure, in a reply whose status was a good one.
    func failure(_ body: JSONValue) -> GatewayError {
        provider.error(status: nil, headers: [:], body: ProviderErrorBody(body))
    }

    private func parse(_ data: [UInt8], as what: String) throws(GatewayError) -> JSONValue {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue(parsing: data)
        } catch {
            throw provider.unexpectedReply("\(what) that is not JSON (\(error.message))", baseURL: nil)
        }
        guard value.objectValue != nil else {
            throw provider.unexpectedReply("\(what) that is no JSON object", baseURL: nil)
        }
        if let error = value["error"], !error.isNull { throw failure(value) }
        return value
    }
}
