import GatewayCore
import GatewayJSON
import TestSupport

/// How a provider writes an answer on the wire, as its recorded replies show, and what it takes.
struct WireFormat: Sendable {
    /// The whole reply.
    var whole: @Sendable (ScriptedAnswer) -> String
    /// The stream's events as they stand on the wire, the one that ends the stream included.
    var events: @Sendable (ScriptedAnswer) -> [String]
    /// An event that reports a failure in the middle of a stream.
    var failureEvent: @Sendable (_ message: String) -> String
    /// The body of a refused request.
    var errorBody: @Sendable (_ message: String) -> String
    /// The messages of a request's body.
    var conversation: @Sendable (JSONValue) -> RequestedConversation
    /// The schema in a request's body.
    var schema: @Sendable (JSONValue) -> JSONValue?

    /// An event around a text.
    var frame: @Sendable (String) -> String = { "data: \($0)\n\n" }
    /// The media type of a stream.
    var mediaType = "text/event-stream"
    /// The events before the first piece of the answer.
    var opening = 1
    /// The events after the one that tells why the answer ended.
    var trailer = 1
    /// Whether the stream's last event says that it is the last.
    var hasTerminator = true
    /// What no harm may come from between two events.
    var noise = ": still here\n\nretry: 5\n\n"
    /// The provider's words for the reasons of an end; one that it does not know is missing.
    var finishWords = ["stop": "stop", "length": "length", "content_filter": "content_filter"]
    /// What is left of usage where the provider does not tell everything.
    var reported: @Sendable (Usage) -> Usage = { $0 }
    /// The facts that it tells about an answer.
    var metadata: JSONObject = ["id": "answer-1", "created": 1_793_400_000]
    /// The reasoning that goes back, in the provider's own form.
    var reasoningBlock: @Sendable (ScriptedAnswer) -> JSONValue? = { _ in nil }
    /// The model that is asked.
    var model = ModelID(provider: "", model: "")
    /// The protocol's name.
    var api = ""

    /// The stream as bytes.
    func stream(_ answer: ScriptedAnswer) -> [UInt8] {
        Array(events(answer).joined().utf8)
    }

    /// The beginning of a stream, up to the piece of the answer with this number, counted from 1.
    func beginning(_ answer: ScriptedAnswer, pieces: Int) -> String {
        events(answer).prefix(opening + pieces).joined()
    }

    /// The events of a stream without those that end it.
    func unfinished(_ answer: ScriptedAnswer) -> [String] {
        events(answer).dropLast(trailer + 1)
    }

    /// The response that an answer has to become.
    func response(_ answer: ScriptedAnswer) -> LLMResponse {
        var response = LLMResponse(
            content: answer.text.joined(), reasoning: answer.reasoning.joined(), usage: answer.usage.map(reported),
            model: answer.model, finishReason: FinishReason(.stop, raw: finishWords[answer.finish]),
            metadata: metadata)
        response.reasoningContent = reasoningBlock(answer).map {
            // Every test of an answer asks the same.
            ReasoningContent(
                text: response.reasoning, block: $0, model: model, api: api,
                prefix: ConversationDigest([.user("Hi")]).text)
        }
        return response
    }

    /// A stream over the network.
    func streamReply(_ steps: LoopbackReply.Step...) -> LoopbackReply {
        LoopbackReply(headers: ["Content-Type": mediaType], steps: steps)
    }

    /// A stream in the pieces in which it arrives.
    func streamResponse(_ pieces: [[UInt8]]) -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": mediaType], body: HTTPBody(pieces))
    }
}

/// The messages of a request, wherever its protocol puts them.
struct RequestedConversation: Sendable, Equatable {
    /// The system prompts: in a place of their own, or in the order in which they stand among the messages.
    var system: [String] = []
    /// The messages; roles are called as in ``Message``.
    var turns: [Message] = []
    /// Whether system prompts stand in a place of their own, or all before the first message.
    var systemLeads = true

    /// The messages of a list in which system prompts may stand, too.
    init(messages: JSONValue?) {
        for message in messages?.arrayValue ?? [] {
            let role = Message.Role(rawValue: message["role"]?.stringValue ?? "")
            let text = message["content"]?.stringValue ?? ""
            if role == .system {
                systemLeads = systemLeads && turns.isEmpty
                system.append(text)
            } else if let role {
                turns.append(Message(role: role, content: text))
            }
        }
    }

    /// System prompts in a place of their own.
    init(system: String?, turns: [Message]) {
        self.system = system.map { [$0] } ?? []
        self.turns = turns
    }

    /// What a provider that takes only turns that alternate would refuse; `nil` when there is nothing.
    var refusal: String? {
        if system.count > 1 || !systemLeads { return "Only one system prompt, at the beginning." }
        if turns.first?.role != .user { return "The first message must be the user's." }
        if turns.last?.role != .user { return "The last message must be the user's." }
        if zip(turns, turns.dropFirst()).contains(where: { $0.role == $1.role }) { return "Roles must alternate." }
        let texts = system + turns.map(\.content)
        return texts.contains { $0.allSatisfy(\.isWhitespace) } ? "Text must not be blank." : nil
    }
}
