import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Requests to Gemini")
struct GeminiGatewayTests {
    private func body(_ request: LLMRequest, model: String = "gemini-3-flash", extra: JSONObject = [:]) -> JSONObject {
        GeminiGateway(
            apiKey: "k",
            settings: GatewaySettings(
                model: model, temperature: 0.3, maxTokens: 50, extraParameters: extra, transport: ScriptedTransport())
        ).body(for: request)
    }

    @Test("Roles, the system prompt's place, and the settings")
    func conversation() {
        let messages: [Message] = [.system("Be brief."), .user("Hi"), .assistant("Ho"), .user("And?")]
        #expect(
            body(LLMRequest(messages: messages)) == [
                "contents": [
                    ["role": "user", "parts": [["text": "Hi"]]], ["role": "model", "parts": [["text": "Ho"]]],
                    ["role": "user", "parts": [["text": "And?"]]],
                ],
                "systemInstruction": ["parts": [["text": "Be brief."]]],
                "generationConfig": [
                    "temperature": 0.3, "maxOutputTokens": 50, "thinkingConfig": ["includeThoughts": true],
                ],
            ])
    }

    @Test("A schema, JSON alone, and an extra parameter beside them")
    func schema() throws {
        let schema = try Schema(["type": "object"])
        let config = body(
            LLMRequest(prompt: "Hi", responseFormat: .jsonSchema(schema)), model: "gemini-2.0-flash",
            extra: ["generationConfig": ["topK": 3]])["generationConfig"]
        #expect(
            config == [
                "temperature": 0.3, "maxOutputTokens": 50, "responseMimeType": "application/json",
                "responseJsonSchema": ["type": "object"], "topK": 3,
            ])
        let json = body(LLMRequest(prompt: "Hi", responseFormat: .json))["generationConfig"]
        #expect(json?["responseMimeType"] == "application/json")
        #expect(json?["responseJsonSchema"] == nil)
    }

    @Test("Both variables of the key are looked at", arguments: ["GEMINI_API_KEY", "GOOGLE_API_KEY"])
    func key(variable: String) throws {
        let factory = try LLMGatewayFactory.make([variable: "k"])
        #expect(factory.isReady("gemini"))
        #expect(try factory.makeDefaultGateway().id.description == "gemini:gemini-flash-latest")
    }

    @Test("A model's name that would be something else in an address is encoded")
    func path() {
        #expect(GeminiBody.path("a b?c#d", isStreamed: false) == "/models/a%20b%3Fc%23d:generateContent")
        #expect(GeminiBody.path("tunedModels/x", isStreamed: true) == "/tunedModels/x:streamGenerateContent?alt=sse")
    }

    @Test("A wrong key is one although the status is 400, and the wait is in the body")
    func errors() {
        func error(_ status: Int, _ body: JSONValue) -> GatewayError {
            ProviderIdentity.gemini.error(status: status, headers: [:], body: ProviderErrorBody(body))
        }
        let key = error(400, ["error": ["code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT"]])
        #expect(key.code == .authentication)
        #expect(key.fix == "Check GEMINI_API_KEY.")
        let limit = error(
            429,
            [
                "error": [
                    "code": 429, "message": "Slow down.", "status": "RESOURCE_EXHAUSTED",
                    "details": [["@type": "QuotaFailure"], ["@type": "RetryInfo", "retryDelay": "34.4s"]],
                ]
            ])
        #expect(limit.code == .rateLimited)
        #expect(limit.retryAfter == .seconds(34.4))
    }
}
