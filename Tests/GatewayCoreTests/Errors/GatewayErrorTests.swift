import GatewayCore
import Testing

@Suite("Gateway errors as sentences")
struct GatewayErrorTests {
    @Test("The reason alone is the message")
    func reason() {
        #expect(GatewayError(.cancelled, "The request was canceled.").message == "The request was canceled.")
    }

    @Test("The reason, the provider's words and the fix follow each other")
    func allParts() {
        let error = GatewayError(
            .rateLimited, "OpenAI is rate-limiting requests (429).", providerMessage: "Rate limit reached",
            fix: "Wait a moment and try again.")
        #expect(
            error.message
                == "OpenAI is rate-limiting requests (429): Rate limit reached. Wait a moment and try again.")
        #expect(String(describing: error) == error.message)
    }

    @Test(
        "The provider's words get a full stop only where they have no ending",
        arguments: [
            ("Overloaded", "It failed: Overloaded."), ("Overloaded.", "It failed: Overloaded."),
            ("Really?", "It failed: Really?"), ("No!", "It failed: No!"), ("And so on…", "It failed: And so on…"),
            ("", "It failed."),
        ])
    func ending(words: String, message: String) {
        #expect(GatewayError(.providerFailure, "It failed.", providerMessage: words).message == message)
    }

    @Test("A fix without words of the provider follows the reason")
    func fixOnly() {
        #expect(GatewayError(.configuration, "It is empty.", fix: "Fill it.").message == "It is empty. Fill it.")
    }

    @Test("What was turned down before a model began is a refusal; what broke off later, or may have begun, is none")
    func refusals() {
        let refused: [GatewayError.Code] = [
            .missingAPIKey, .unknownProvider, .unknownModel, .configuration, .authentication, .permission, .rateLimited,
            .quotaExceeded, .contextLengthExceeded, .invalidRequest, .unreachable,
        ]
        for code in GatewayError.Code.allCases {
            #expect(GatewayError(code, "No.").isRefusal == refused.contains(code), "\(code)")
        }
        #expect(GatewayError(.providerFailure, "No.", status: 503).isRefusal)
    }
}
