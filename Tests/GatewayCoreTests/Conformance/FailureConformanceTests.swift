import GatewayJSON
import Synchronization
import Testing

@testable import GatewayCore

@Suite("Every gateway: failures inside of answers")
struct FailureConformanceTests {
    private let request = LLMRequest(prompt: "Hi")

    /// Shapes of errors that come with a good status, each with the words in it.
    static let errors: [(json: String, words: String?)] = [
        (#"{"error": {"message": "It broke.", "code": 502}}"#, "It broke."), (#"{"error": "It broke."}"#, "It broke."),
        (#"{"error": {"code": null, "message": "It broke.", "type": null}}"#, "It broke."),
        (#"{"id": "1", "choices": [], "error": {"message": "It broke."}}"#, "It broke."),
        (#"{"choices": null, "error": {"message": "It broke."}}"#, "It broke."),
        (#"{"choices": [{"index": 0, "delta": {"content": ""}, "error": {"message": "It broke."}}]}"#, "It broke."),
        (
            #"{"choices": [{"message": {"content": ""}, "finish_reason": "error", "error": {"code": 502, "message": "It broke."}}]}"#,
            "It broke."
        ),
        (#"{"choices": [{"delta": {"error": {"message": "It broke."}}}]}"#, "It broke."),
        (#"{"object": "error", "message": "It broke.", "code": 40303}"#, "It broke."),
        (#"{"type": "error", "message": "It broke."}"#, "It broke."),
        (#"{"type": "error", "error": {"type": "overloaded_error", "message": "It broke."}}"#, "It broke."),
        (#"{"type": "invalid_request_error", "message": "It broke."}"#, "It broke."),
        (#"{"error": {"error": {"message": "It broke."}}}"#, "It broke."),
        (#"{"detail": "It broke."}"#, "It broke."), (#"{"detail": [{"msg": "It broke.", "loc": []}]}"#, "It broke."),
        (#"{"message": "It broke."}"#, "It broke."), (#"{"msg": "It broke.", "code": 1211}"#, "It broke."),
        (#"{"code": "InvalidApiKey", "message": "It broke.", "request_id": "7"}"#, "It broke."),
        (#"{"success": false, "message": "It broke."}"#, "It broke."),
        (#"{"ok": false, "error": "It broke."}"#, "It broke."),
        (#"{"error": true, "message": "It broke."}"#, "It broke."),
        (#"{"status": "error", "message": "It broke."}"#, "It broke."),
        (#"{"status": 500, "title": "Oops", "detail": "It broke."}"#, "It broke."),
        (#"{"errors": [{"message": "It broke."}]}"#, "It broke."),
        (#"{"success": false, "errors": [{"code": 7, "message": "It broke."}]}"#, "It broke."),
        (#"{"base_resp": {"status_code": 1004, "status_msg": "It broke."}}"#, "It broke."),
        (#"{"choices": null, "base_resp": {"status_code": 1004, "status_msg": "It broke."}}"#, "It broke."),
        (#"{"error_code": 336003, "error_msg": "It broke."}"#, "It broke."),
        (#"{"errcode": 7, "errmsg": "It broke."}"#, "It broke."),
        (#"{"data": {"error": {"message": "It broke."}}}"#, "It broke."),
        (#"{"header": {"code": 10013, "message": "It broke."}}"#, "It broke."),
        (#"[{"error": {"message": "It broke."}}]"#, "It broke."),
    ]

    private func reply(_ text: String, type: String = "text/event-stream") -> HTTPResponse {
        HTTPResponse(status: 200, headers: ["Content-Type": type], body: HTTPBody([Array(text.utf8)]))
    }

    private func expectFailure(
        _ subject: Subject, _ text: String, words: String?, keeps content: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        // Many cases that never wait would keep other tests from their turn.
        await Task.yield()
        let gateway = subject.scripted(reply(text), reply(text))
        let outcome = await gateway.stream(request).outcome()
        #expect(LLMResponse.make(from: outcome.events).content == content, sourceLocation: sourceLocation)
        // A word of the provider's may tell more than that it failed.
        let codes: [GatewayError.Code] = [.providerFailure, .invalidRequest, .authentication]
        #expect(outcome.error.map { codes.contains($0.code) } == true, "\(text)", sourceLocation: sourceLocation)
        let isFailure = outcome.error?.code == .providerFailure
        #expect(outcome.error?.isRetryable == isFailure, "\(text)", sourceLocation: sourceLocation)
        if let words { #expect(outcome.error?.providerMessage == words, "\(text)", sourceLocation: sourceLocation) }
        let hasFinish = outcome.events.contains { if case .finish = $0 { true } else { false } }
        #expect(!hasFinish, "\(text)", sourceLocation: sourceLocation)
        let whole = await #expect(throws: GatewayError.self, sourceLocation: sourceLocation) {
            try await gateway.generate(request)
        }
        #expect(whole == outcome.error, sourceLocation: sourceLocation)
        guard !content.isEmpty else { return }
        let notices = Mutex("")
        _ = try? await subject.scripted(reply(text)).generate(request) { event in
            if case .text(let piece) = event { notices.withLock { $0 += piece } }
        }
        #expect(notices.withLock { $0 } == content, sourceLocation: sourceLocation)
    }

    @Test("An error in whatever shape, as the whole reply", arguments: Subject.protocols, Self.errors)
    func replies(subject: Subject, error: (json: String, words: String?)) async throws {
        await expectFailure(subject, error.json, words: error.words)
        await expectFailure(subject, try JSONValue(parsing: error.json).serialized(.pretty), words: error.words)
    }

    @Test(
        "As the first event, in the middle, and before the word for the end", arguments: Subject.protocols, Self.errors)
    func events(subject: Subject, error: (json: String, words: String?)) async throws {
        let beginning = try subject.requireWire().beginning(ScriptedAnswer(text: ["Hel", "lo"]), pieces: 1)
        await expectFailure(subject, "data: \(error.json)\n\n", words: error.words)
        await expectFailure(subject, beginning + "data: \(error.json)\n\n", words: error.words, keeps: "Hel")
        await expectFailure(
            subject, beginning + "data: \(error.json)\n\ndata: [DONE]\n\n", words: error.words, keeps: "Hel")
        // Without the name of a field.
        await expectFailure(subject, beginning + "\(error.json)\n", words: error.words, keeps: "Hel")
    }

    @Test("An event that is called an error, with whatever data", arguments: Subject.protocols)
    func named(subject: Subject) async throws {
        let beginning = try subject.requireWire().beginning(ScriptedAnswer(text: ["Hel", "lo"]), pieces: 1)
        let data: [(String, String?)] = [
            ("It broke.", "It broke."), ("\"It broke.\"", "It broke."), (#"{"message": "It broke."}"#, "It broke."),
            (#"{"error": {"message": "It broke."}}"#, "It broke."), (#"{"error": "It broke."}"#, "It broke."),
            (#"{"detail": "It broke."}"#, "It broke."), (#"{"error": null, "message": "It broke."}"#, "It broke."),
            ("{}", nil),
            ("", nil), (#"{"code": 7}"#, nil),
        ]
        for (data, words) in data {
            for name in ["error", "Error", "stream_error"] {
                await expectFailure(subject, "event: \(name)\ndata: \(data)\n\n", words: words)
                await expectFailure(
                    subject, beginning + "event: \(name)\ndata: \(data)\n\n", words: words, keeps: "Hel")
            }
        }
    }

    @Test(
        "An error that is none is no harm", arguments: Subject.protocols,
        [
            "null", "{}", "\"\"", "false", "[]", "0", "{\"code\": 0, \"message\": \"\"}",
            "{\"message\": null, \"code\": null}", "\" \"", "{\"code\": \"200\", \"message\": \"OK\"}",
        ])
    func noErrors(subject: Subject, error: String) async throws {
        let wire = try subject.requireWire()
        let fields =
            "\"error\": \(error), \"errors\": [], \"success\": true, \"base_resp\": {\"status_code\": 0, \"status_msg\": \"success\"},"
        for bytes in [
            wire.values(.words).map { "data: {\(fields)" + $0.dropFirst() + "\n\n" }.joined(),
            "{\(fields)" + wire.whole(.words).dropFirst(),
        ] {
            let response = try await subject.scripted(reply(bytes)).stream(request).collect()
            #expect(response.content == ScriptedAnswer.words.text.joined())
            #expect(response.finishReason.kind == .stop)
        }
    }

    /// The reasons for an end that are failures, by the end of a path.
    private static let reasons: [(path: String, events: [String])] = [
        (
            "/chat/completions",
            [
                "error", "ERROR", "failed", "abort", "cancelled", "timeout", "insufficient_system_resource",
                "network_error", "server_error",
            ].flatMap { reason in
                [
                    #"{"choices": [{"index": 0, "delta": {}, "finish_reason": "\#(reason)"}]}"#,
                    #"{"choices": [{"index": 0, "delta": {"content": ""}, "finish_reason": "\#(reason)"}], "usage": {"prompt_tokens": 1, "completion_tokens": 0}}"#,
                ]
            }
        ),
        (
            "/responses",
            [
                #"{"type": "response.failed", "response": {"status": "failed", "error": null}}"#,
                #"{"type": "response.failed", "response": {"status": "failed"}}"#,
                #"{"type": "response.completed", "response": {"status": "failed", "output": []}}"#,
                #"{"type": "response.cancelled", "response": {"status": "cancelled"}}"#,
                #"{"type": "response.completed", "response": {"status": "canceled"}}"#,
                #"{"type": "response.completed", "response": {"status": "completed", "error": {"code": "server_error", "message": "m"}}}"#,
                #"{"type": "response.failed", "response": {"status": "failed", "error": {"code": "server_error", "message": ""}}}"#,
                #"{"type": "response.incomplete", "response": {"status": "incomplete", "incomplete_details": {"reason": "server_error"}}}"#,
            ]
        ),
        (
            "/v1/messages",
            ["error", "failed", "aborted", "cancelled", "timeout", "api_error", "overloaded_error", "ERROR"].map {
                #"{"type": "message_delta", "delta": {"stop_reason": "\#($0)"}, "usage": {"output_tokens": 1}}"#
            }
        ),
        (
            ":generateContent",
            [
                "MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "TOO_MANY_TOOL_CALLS", "MISSING_THOUGHT_SIGNATURE",
                "ERROR", "CANCELLED", "ABORTED", "INTERNAL_ERROR",
            ].map {
                #"{"candidates": [{"finishReason": "\#($0)"}]}"#
            }
        ),
        (
            "/api/chat",
            ["error", "failed", "aborted", "cancelled", "timeout", "runner_error", "ERROR", "abort"].map {
                #"{"message": {"content": ""}, "done": true, "done_reason": "\#($0)"}"#
            }
        ),
    ]

    @Test("An answer whose reason for the end is a failure is one, and what came is kept", arguments: Subject.protocols)
    func reasons(subject: Subject) async throws {
        let beginning = try subject.requireWire().beginning(ScriptedAnswer(text: ["Hel", "lo"]), pieces: 1)
        let events = try #require(Self.reasons.first { subject.paths.0.hasSuffix($0.path) }).events
        #expect(events.count >= 8)
        for event in events {
            await expectFailure(subject, "data: \(event)\n\n", words: nil)
            await expectFailure(subject, beginning + "data: \(event)\n\ndata: [DONE]\n\n", words: nil, keeps: "Hel")
        }
    }

    @Test("The words of a failed end: the provider's own, or its word for the reason")
    func reasonWords() async throws {
        let gemini = #"{"candidates": [{"content": {"parts": [{"text": "Hel"}]}, "finishReason": "MALFORMED_RESPONSE"#
        await expectFailure(.gemini, gemini + #""}]}"#, words: "MALFORMED_RESPONSE", keeps: "Hel")
        await expectFailure(.gemini, gemini + #"", "finishMessage": "It broke."}]}"#, words: "It broke.", keeps: "Hel")
        let whole =
            #"{"choices": [{"message": {"content": "Hel"}, "finish_reason": "error", "error": {"message": "It broke."}}]}"#
        await expectFailure(.openAI, whole, words: "It broke.", keeps: "Hel")
    }

    @Test("A failure is asked again as long as nothing came, and not after that", arguments: Subject.protocols)
    func retries(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let beginning = wire.beginning(ScriptedAnswer(text: ["Hel", "lo"]), pieces: 1)
        let error = #"data: {"detail": "It broke."}"# + "\n\n"
        let policy = RetryPolicy(clock: WaitingClock(), random: { 0 })
        for isStreamed in [true, false] {
            let again = ScriptedTransport(reply(error), wire.streamResponse([wire.stream(.words)]))
            let gateway = subject.makeGateway("http://provider.test", again, retries: policy)
            let response =
                isStreamed ? try await gateway.stream(request).collect() : try await gateway.generate(request)
            #expect(response.content == ScriptedAnswer.words.text.joined())
            let once = ScriptedTransport(reply(beginning + error), wire.streamResponse([wire.stream(.words)]))
            let other = subject.makeGateway("http://provider.test", once, retries: policy)
            await #expect(throws: GatewayError.self) {
                _ = isStreamed ? try await other.stream(request).collect() : try await other.generate(request)
            }
            #expect(again.requests.count == 2)
            #expect(once.requests.count == 1)
        }
    }
}
