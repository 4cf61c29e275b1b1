import Foundation
import Synchronization
import Testing

@testable import GatewayCore

/// A server that gives the key back, in every form and at every place, in each dialect.
@Suite("A server that gives the key back")
struct KeyEchoTests {
    /// How a server may write the key, with what must not be shown of that.
    private struct Form {
        var text: String
        var secrets: [String]
    }

    /// A dialect, and how it is written.
    struct Dialect: Sendable, CustomTestStringConvertible {
        var name: String
        var wire: WireFormat
        /// A list of models with this name, as its servers tell it.
        var list: @Sendable (String) -> String = { #"{"data":[{"id":"\#($0)"}]}"# }
        var testDescription: String { name }

        static let all = [
            Dialect(name: "chat_completions", wire: .openAI), Dialect(name: "responses", wire: .responses),
            Dialect(name: "mistral", wire: .mistral), Dialect(name: "anthropic", wire: .anthropic),
            Dialect(name: "gemini", wire: .gemini) { #"{"models":[{"name":"models/\#($0)"}]}"# },
            Dialect(name: "ollama", wire: .ollama) { #"{"models":[{"name":"\#($0)"}]}"# },
        ]

        /// The gateway of a provider that speaks it, for requests that get these replies.
        func gateway(_ replies: [HTTPResponse], _ recorder: Recorder) throws -> any LLMGateway {
            let yaml = """
                providers:
                  acme: {base_url: "http://acme.test/v1", api_key_env: ACME_KEY, dialect: \(name), default_model: large}
                """
            let transport = RecordingTransport(ScriptedTransport(replies)) { recorder.add($0) }
            var factory = LLMGatewayFactory(
                configuration: ConfigurationFile.parse(yaml, file: "c.yaml"),
                environment: ["ACME_KEY": SecretExamples.key], transport: transport)
            factory.retryPolicy = .none
            return try factory.makeGateway("acme")
        }
    }

    /// The forms, each with what must not be shown of it.
    private static let forms: [Form] = {
        let key = SecretExamples.key
        let whole = SecretExamples.forms + SecretExamples.base64
        let wrapped = [#"\"\#(key)\""#, "'\(key)'", "Bearer \(key)"]
        let beginning = String(key.prefix(15))
        return whole.map { Form(text: $0, secrets: [$0]) } + wrapped.map { Form(text: $0, secrets: [key]) }
            + SecretExamples.masked.map { Form(text: $0, secrets: [String($0.suffix(8))]) }
            + [Form(text: beginning, secrets: [beginning])]
    }()

    /// All pieces of twelve characters of a secret; one that is shorter as a whole.
    private static func pieces(of secret: String) -> [String] {
        let length = min(12, secret.utf8.count)
        return (0...(secret.utf8.count - length)).map {
            String(decoding: Array(secret.lowercased().utf8)[$0..<($0 + length)], as: UTF8.self)
        }
    }

    private static let keyPieces = pieces(of: SecretExamples.key)

    private func expectNothing(
        of form: Form, in texts: [String], _ place: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let text = texts.joined(separator: "\n").lowercased()
        let shown = (Self.keyPieces + form.secrets.flatMap(Self.pieces)).first { strstr(text, $0) != nil }
        #expect(shown == nil, "\(place): \(form.text)", sourceLocation: sourceLocation)
    }

    private func texts(of error: GatewayError?) -> [String] {
        guard let error else { return ["no error"] }
        return [
            error.message, "\(error)", String(reflecting: error), error.requestID ?? "", error.providerMessage ?? "",
        ]
    }

    /// Each form with each of the replies that are made of it, and one gateway that gets them in order.
    private func cases(
        _ dialect: Dialect, _ recorder: Recorder, _ replies: (String) -> [HTTPResponse]
    ) throws -> (forms: [(form: Form, number: Int)], gateway: any LLMGateway) {
        var forms: [(Form, Int)] = []
        var all: [HTTPResponse] = []
        for form in Self.forms {
            for (number, reply) in replies(form.text).enumerated() {
                forms.append((form, number))
                all.append(reply)
            }
        }
        return (forms, try dialect.gateway(all, recorder))
    }

    @Test("In the body and the header of a refusal", arguments: Dialect.all)
    func refusals(dialect: Dialect) async throws {
        let recorder = Recorder()
        let (forms, gateway) = try cases(dialect, recorder) { form in
            let message = "Incorrect API key provided: \(form). See the manual."
            let headers: HTTPHeaders = ["x-request-id": form, "request-id": form]
            return [
                .json(dialect.wire.errorBody(message), status: 401), .json(message, status: 401),
                .json(dialect.wire.errorBody("No."), status: 401, headers: headers),
                .json("{}", status: 302, headers: ["location": "http://acme.test/?k=\(form)"]),
            ]
        }
        for (form, number) in forms {
            let error = await #expect(throws: GatewayError.self) {
                try await gateway.generate(LLMRequest(prompt: "Hi"))
            }
            expectNothing(of: form, in: texts(of: error) + recorder.drain(), "refusal \(number)")
            await Task.yield()
        }
    }

    @Test("In a failure within a stream, or in place of an answer", arguments: Dialect.all)
    func failures(dialect: Dialect) async throws {
        let recorder = Recorder()
        let (forms, gateway) = try cases(dialect, recorder) { form in
            let message = "The key \(form) was withdrawn."
            let failure = dialect.wire.failureEvent(message)
            return [
                .eventStream([Array((dialect.wire.beginning(.words, pieces: 1) + failure).utf8)]),
                .eventStream([Array(failure.utf8)]), .json(dialect.wire.errorBody(message)), .json(message),
            ]
        }
        for (form, number) in forms {
            let outcome = await gateway.stream(LLMRequest(prompt: "Hi")).outcome()
            #expect(outcome.error != nil)
            expectNothing(of: form, in: texts(of: outcome.error) + recorder.drain(), "failure \(number)")
            await Task.yield()
        }
    }

    @Test("In a list of models", arguments: Dialect.all)
    func lists(dialect: Dialect) async throws {
        let recorder = Recorder()
        let (forms, gateway) = try cases(dialect, recorder) { form in
            [.json(dialect.list(form)), .json(dialect.wire.errorBody(form), status: 401)]
        }
        let listing = try #require(gateway as? any ModelListing)
        for (form, number) in forms {
            var shown: [String] = []
            do throws(GatewayError) {
                shown += try await listing.listModels().map { $0.id.model }
            } catch {
                shown += texts(of: error)
            }
            expectNothing(of: form, in: shown + recorder.drain(), "list \(number)")
            await Task.yield()
        }
    }

    @Test("In a body that is cut in the middle of it", arguments: zip(Dialect.all, [1, 8, 11, 16, 24, 31]))
    func cut(dialect: Dialect, shown: Int) async throws {
        let dots = String(repeating: ".", count: 64 * 1024 - shown)
        let body = dots + SecretExamples.key + String(repeating: "-", count: 8_192)
        let recorder = Recorder()
        let gateway = try dialect.gateway([.json(body, status: 401)], recorder)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        let key = Form(text: "key", secrets: [SecretExamples.key])
        expectNothing(of: key, in: texts(of: error) + recorder.drain(), "cut")
    }
}

extension KeyEchoTests {
    /// Keeps what goes into the debug log.
    final class Recorder: Sendable {
        private let exchanges = Mutex<[HTTPExchange]>([])

        func add(_ exchange: HTTPExchange) { exchanges.withLock { $0.append(exchange) } }

        /// Everything that may be shown of the exchanges since the last call.
        func drain() -> [String] {
            let exchanges = exchanges.withLock { exchanges in
                defer { exchanges = [] }
                return exchanges
            }
            return exchanges.flatMap { exchange in
                [exchange.url, exchange.failure ?? ""]
                    + [exchange.requestBody, exchange.responseBody].map { String(decoding: $0, as: UTF8.self) }
                    + (exchange.requestHeaders.fields + exchange.responseHeaders.fields).flatMap {
                        [$0.name, $0.value]
                    }
            }
        }
    }
}
