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

        /// The gateway of a provider that speaks it, and what was recorded.
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

    /// Whether a text has twelve characters in a row of a secret, or all of one that is shorter.
    private static func shows(_ text: String, _ secret: String) -> Bool {
        let (text, secret) = (Array(text.lowercased().utf8), Array(secret.lowercased().utf8))
        let length = min(12, secret.count)
        let pieces = Set((0...(secret.count - length)).map { Array(secret[$0..<($0 + length)]) })
        guard text.count >= length else { return false }
        return (0...(text.count - length)).contains { pieces.contains(Array(text[$0..<($0 + length)])) }
    }

    private func expectNothing(
        of form: Form, in texts: [String], _ place: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for secret in form.secrets {
            #expect(
                !texts.contains { Self.shows($0, secret) || Self.shows($0, SecretExamples.key) },
                "\(place): \(form.text)", sourceLocation: sourceLocation)
        }
    }

    private func texts(of error: GatewayError?) -> [String] {
        guard let error else { return ["no error"] }
        return [
            error.message, "\(error)", String(reflecting: error), error.requestID ?? "", error.providerMessage ?? "",
        ]
    }

    @Test("In the body and the header of a refusal", arguments: Dialect.all)
    func refusals(dialect: Dialect) async throws {
        for form in Self.forms {
            let message = "Incorrect API key provided: \(form.text). See the manual."
            let replies: [HTTPResponse] = [
                .json(dialect.wire.errorBody(message), status: 401), .json(message, status: 401),
                .json(dialect.wire.errorBody(message), status: 400),
                .json(
                    dialect.wire.errorBody("No."), status: 401,
                    headers: ["x-request-id": form.text, "request-id": form.text]),
                .json("{}", status: 302, headers: ["location": "http://acme.test/?k=\(form.text)"]),
            ]
            for (number, reply) in replies.enumerated() {
                let recorder = Recorder()
                let gateway = try dialect.gateway([reply], recorder)
                let error = await #expect(throws: GatewayError.self) {
                    try await gateway.generate(LLMRequest(prompt: "Hi"))
                }
                expectNothing(of: form, in: texts(of: error) + recorder.texts, "refusal \(number)")
                await Task.yield()
            }
        }
    }

    @Test("In a failure within a stream, or in place of an answer", arguments: Dialect.all)
    func failures(dialect: Dialect) async throws {
        for form in Self.forms {
            let message = "The key \(form.text) was withdrawn."
            let stream = dialect.wire.beginning(.words, pieces: 1) + dialect.wire.failureEvent(message)
            let replies: [HTTPResponse] = [
                .eventStream([Array(stream.utf8)]), .eventStream([Array(dialect.wire.failureEvent(message).utf8)]),
                .json(dialect.wire.errorBody(message)), .json(message),
            ]
            for (number, reply) in replies.enumerated() {
                let recorder = Recorder()
                let outcome = try await dialect.gateway([reply], recorder).stream(LLMRequest(prompt: "Hi")).outcome()
                #expect(outcome.error != nil)
                expectNothing(of: form, in: texts(of: outcome.error) + recorder.texts, "failure \(number)")
                await Task.yield()
            }
        }
    }

    @Test("In a list of models", arguments: Dialect.all)
    func lists(dialect: Dialect) async throws {
        for form in Self.forms {
            for reply in [
                HTTPResponse.json(dialect.list(form.text)), .json(dialect.wire.errorBody(form.text), status: 401),
            ] {
                let recorder = Recorder()
                let gateway = try #require(try dialect.gateway([reply, reply], recorder) as? any ModelListing)
                var shown = recorder.texts
                do throws(GatewayError) {
                    shown += try await gateway.listModels().map { $0.id.model }
                } catch {
                    shown += texts(of: error)
                }
                expectNothing(of: form, in: shown + recorder.texts, "list")
            }
        }
    }

    @Test("In a body that is cut in the middle of it", arguments: Dialect.all, [1, 8, 16, 31])
    func cut(dialect: Dialect, shown: Int) async throws {
        let body =
            String(repeating: ".", count: 64 * 1024 - shown) + SecretExamples.key
            + String(repeating: "-", count: 70_000)
        let recorder = Recorder()
        let gateway = try dialect.gateway([.json(body, status: 401)], recorder)
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        let key = Form(text: "key", secrets: [SecretExamples.key])
        expectNothing(of: key, in: texts(of: error) + recorder.texts, "cut")
    }
}

extension KeyEchoTests {
    /// Keeps what goes into the debug log.
    final class Recorder: Sendable {
        private let exchanges = Mutex<[HTTPExchange]>([])

        func add(_ exchange: HTTPExchange) { exchanges.withLock { $0.append(exchange) } }

        /// Everything that may be shown of the exchanges.
        var texts: [String] {
            exchanges.withLock(\.self).flatMap { exchange in
                [exchange.url, exchange.failure ?? ""]
                    + [exchange.requestBody, exchange.responseBody].map { String(decoding: $0, as: UTF8.self) }
                    + (exchange.requestHeaders.fields + exchange.responseHeaders.fields).flatMap {
                        [$0.name, $0.value]
                    }
            }
        }
    }
}
