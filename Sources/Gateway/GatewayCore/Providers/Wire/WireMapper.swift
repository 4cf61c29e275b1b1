import GatewayJSON

/// Maps what one wire protocol writes to stream events: the events of a stream and the whole reply alike.
///
/// It is the seam between the carrier (``ProviderClient``, ``ReplyReader``), which knows HTTP and no protocol, and the
/// protocols, which know JSON and no HTTP.
protocol WireMapper: Sendable {
    /// How a stream is cut into events.
    static var framing: WireFraming { get }
    /// The form of its answers.
    static var answerForm: AnswerForm { get }
    /// Whether the word `[DONE]` ends an answer that gave no reason for its end.
    static var endsWithWord: Bool { get }
    /// Who answers, for errors.
    var provider: ProviderIdentity { get }
    /// How far the answer has come, and the facts that were told about it.
    var progress: AnswerProgress { get }

    init(provider: ProviderIdentity)

    /// Which of the two a value is. A server may send either, whatever was asked for.
    static func form(of value: JSONValue) -> WireForm
    /// The events of one event of the stream. A failure that it reports was thrown before.
    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent]
    /// The events of a reply that came whole. A failure that it reports was thrown before.
    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent]
}

extension WireMapper {
    static var endsWithWord: Bool { false }

    /// The error of an answer that stops in the middle.
    var incomplete: GatewayError {
        GatewayError(
            .incomplete, "The answer from \(provider.displayName) was cut off before its end.",
            fix: "Try again, or ask it to continue.", provider: provider.name, isRetryable: true)
    }

    /// The error of a reply in which nothing is where the protocol puts an answer.
    var withoutAnswer: GatewayError {
        provider.unexpectedReply("a reply without an answer", baseURL: nil)
    }

    /// The same, of a reply in the form of another protocol.
    func withoutAnswer(in form: AnswerForm) -> GatewayError {
        var error = withoutAnswer
        error.fix = form.advice
        return error
    }

    /// The provider's own report of a failure, in a reply whose status was a good one.
    func failure(_ body: JSONValue) -> GatewayError {
        provider.error(status: nil, headers: [:], body: ProviderErrorBody(body))
    }
}
