import Testing

@testable import GatewayCore

private let core = "sk-verysecret-1234567890abcdef"

private let trimmedForms: [String] = [
    core, "\(core) ", " \(core)", "\(core)\t", "\(core)\n", "\(core)\r\n", "\(core)\u{A0}", "\(core)\u{2003}",
    "\u{FEFF}\(core)", "\(core)\u{200B}", "\(core)\u{2028}", "\u{2060}\u{200E}\(core)\u{3000}\u{85}",
]

private let wrappedForms: [(String, String)] = [
    ("\"\(core)\"", "The quotation marks around the key are not part of it"),
    ("'\(core) '", "The quotation marks around"), (" `\(core)`\n", "The quotation marks around"),
    ("“\(core)”", "The quotation marks around"), ("„\(core)“", "The quotation marks around"),
    ("‘\(core)’", "The quotation marks around"), ("«\(core)»", "The quotation marks around"),
    ("\"\(core)”", "The quotation marks around"),
    ("Bearer \(core)", "'Bearer' before the key is not part of it"), ("bearer\t\(core)", "'Bearer' before"),
    ("BEARER\u{A0} \(core)", "'Bearer' before"),
    ("\"Bearer \(core)\"", "The quotation marks around and 'Bearer' before the key are not part of it"),
    ("Bearer '\(core)'", "The quotation marks around and 'Bearer' before"),
]

private let refusedForms: [(String, String)] = [
    ("sk-verysecret-12345 67890abcdef", "it contains whitespace"),
    ("sk-verysecret-12345\u{A0}67890abcdef", "it contains whitespace"),
    ("sk-verysecret-12345\n67890abcdef", "it contains a line break"),
    ("sk-verysecret-12345\u{7}67890abcdef", "it contains the control character U+0007"),
    ("sk–verysecret-1234567890abcdef", "it contains U+2013, which isn't an ASCII character"),
    ("sk-verysecret-12345\u{200B}67890abcdef", "it contains U+200B, which isn't an ASCII character"),
    ("\"sk-verysecret-1234567890abcdef", "it has a stray quotation mark at its start or end"),
    ("''sk-verysecret-1234567890abcdef''", "it has a stray quotation mark at its start or end"),
    ("Bearer Bearer sk-verysecret-1234567890abcdef", "it contains whitespace"),
    ("Authorization: Bearer sk-verysecret-1234567890abcdef", "it contains whitespace"),
]

@Suite("Keys as they are read")
struct APIKeyTests {
    @Test(
        "White space and what is not seen around it is no part of a key, and nothing is said", arguments: trimmedForms)
    func trimmed(text: String) throws {
        let key = try #require(try APIKey(text))
        #expect(key.secret == core)
        #expect(key.notice == nil)
    }

    @Test("A pair of quotation marks and 'Bearer' are taken off, in either order, and said", arguments: wrappedForms)
    func unwrapped(text: String, notice: String) throws {
        let key = try #require(try APIKey(text))
        #expect(key.secret == core)
        #expect(key.notice?.hasPrefix(notice) == true)
        #expect(key.notice?.contains(core) == false)
    }

    @Test(
        "Where there is nothing, there is no key",
        arguments: ["", " ", "\n\t\u{A0}", "\u{FEFF}", "\"\"", "' '", "Bearer", "Bearer ", "\"Bearer \""])
    func none(text: String) throws {
        #expect(try APIKey(text) == nil)
    }

    @Test("Anything else is refused, with the place and the fix, and nothing of it is shown", arguments: refusedForms)
    func refused(text: String, words: String) {
        let error = #expect(throws: GatewayError.self) { try APIKey(text, from: .environment("OPENAI_API_KEY")) }
        #expect(error?.code == .configuration)
        #expect(
            error?.message
                == "The key from OPENAI_API_KEY can't be used: \(words). A key is one word of visible ASCII characters. "
                + "Copy it again, and set OPENAI_API_KEY to it.")
    }

    @Test("A command that holds the key which it writes is shown without it")
    func command() {
        let words = ["printf", "sk-verysecret-12345 67890abcdef"]
        let error = #expect(throws: GatewayError.self) { try APIKey(words[1], from: .command(KeyCommand(words))) }
        #expect(error?.message.contains("verysecret") == false)
        #expect(error?.message.contains("api_key_command 'printf") == true)
    }

    @Test("No description, dump or mirror shows it")
    func descriptions() throws {
        let key = try APIKey.make(core)
        var dumped =
            "\(key) \(String(reflecting: key)) \(GatewaySettings(model: "m", apiKey: key, transport: ScriptedTransport()))"
        dump(key, to: &dumped)
        #expect(!dumped.contains("verysecret"))
    }

    @Test("A gateway that was made with a text that is no key fails in every call, and asks nobody")
    func gateway() async {
        let transport = ScriptedTransport()
        let gateway = OpenAIGateway(model: "gpt-4o", apiKey: "sk one", transport: transport)
        let asked = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        let streamed = await #expect(throws: GatewayError.self) {
            try await gateway.stream(LLMRequest(prompt: "Hi")).collect()
        }
        #expect(asked?.code == .configuration && streamed == asked)
    }

    @Test("Quotes and 'Bearer' are said once in a run, whatever asks for the key")
    func once() throws {
        var factory = try LLMGatewayFactory.make(["OPENAI_API_KEY": "\"\(core)\""])
        factory.register(.openAI)
        _ = try factory.makeGateway("openai")
        _ = try factory.makeGateway("openai:o3")
        #expect(
            factory.notices.drain() == [
                "The quotation marks around the key from OPENAI_API_KEY are not part of it and will be ignored. Remove them there."
            ])
        _ = try factory.makeGateway("openai")
        #expect(factory.notices.drain().isEmpty)
    }

    @Test("A variable of blanks counts as not set, so that another one may hold the key")
    func blanks() throws {
        let factory = try LLMGatewayFactory.make(["GEMINI_API_KEY": " \n", "GOOGLE_API_KEY": "k"])
        #expect(factory.keyOrigin(of: "gemini") == .environment("GOOGLE_API_KEY"))
        #expect(try LLMGatewayFactory.make(["GEMINI_API_KEY": " "]).keyOrigin(of: "gemini") == nil)
    }
}
