import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("The demonstration's tour")
struct DemoTourTests {
    /// What the demonstration answers to prompts that are sent one after another.
    private func answers(_ prompts: String..., model: String = "tour") async throws -> [String] {
        let gateway = DemoGateway(
            settings: GatewaySettings(model: model, transport: ScriptedTransport()), pause: {})
        var messages: [Message] = []
        var answers: [String] = []
        for prompt in prompts {
            messages.append(.user(prompt))
            let answer = try await gateway.generate(LLMRequest(messages: messages)).content
            messages.append(.assistant(answer))
            answers.append(answer)
        }
        return answers
    }

    /// The titles of an answer.
    private func titles(_ answer: String) -> [String] {
        answer.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    }

    @Test("The first answer says how to connect a model, and what there is to see")
    func first() async throws {
        let answer = try #require(try await answers("Hello").first)
        #expect(titles(answer) == ["Connect a real model", "Or look around first"])
        for step in DemoStep.allCases.dropLast() {
            #expect(answer.contains("| `\(step.rawValue)` | \(step.promise) |"))
        }
    }

    @Test(
        "What is asked for in a few words is shown, whatever else they say",
        arguments: [
            ("Can you show me a table?", "A table"), ("Write some Python code, please.", "Code"),
            ("CODE", "Code"), ("a poem", "Text as it was written"), ("Answer in JSON", "A checked answer"),
            ("What does this cost?", "Tokens and money"), ("compare", "Branches"),
            ("How do I set an API key?", "Connect a real model"),
        ])
    func asked(prompt: String, title: String) async throws {
        let answers = try await answers(prompt, prompt)
        #expect(answers.map(titles) == [[title], [title]])
        #expect(answers[0].hasPrefix("I am the **demo** of Parlance, *not* a language model"))
        #expect(answers[1].hasPrefix("## "))
    }

    @Test("A long prompt that only has such a word in it is repeated, like any other")
    func long() async throws {
        let prompt = "table " + Array(repeating: "word", count: 20).joined(separator: " ")
        let answers = try await answers("Hello", prompt, "Hm, interesting")
        #expect(answers[1].hasPrefix("You said:\n\n> table word") && titles(answers[1]).isEmpty)
        #expect(answers[2].hasPrefix("You said:\n\n> Hm, interesting"))
    }

    @Test("Next goes through all steps, each once, and then it is over; what was seen before is left out")
    func next() async throws {
        let answers = try await answers("hello", "code", "next", "Next!", "go on", "next", "next", "next")
        #expect(
            answers.dropFirst().map(titles) == [
                ["Code"], ["A table"], ["Text as it was written"], ["A checked answer"], ["Tokens and money"],
                ["Branches"], [],
            ])
        #expect(answers[1].hasSuffix("Next: `table` shows a table, aligned as it arrives."))
        #expect(
            answers[6].hasSuffix(
                "That was the tour. `/help` lists all commands, and `connect` shows how to connect a real model."))
        #expect(answers[7] == answers[6].split(separator: "\n").last.map(String.init))
    }

    @Test("It proposes the commands that show what is special here")
    func commands() {
        let text = DemoStep.allCases.map(\.text).joined()
        for command in ["/compare demo:tour demo:brief", "/tokens", "/tree", "/retry", "/schema", "/copy", "/compact"] {
            #expect(text.contains("`\(command)") || text.contains("\n\(command)"), "\(command)")
        }
    }

    @Test("A title that the person quotes is not taken for what was shown")
    func quoted() async throws {
        let answers = try await answers(
            "Hello", "## A table",
            "## A table\nand more of this, as it is a long prompt: a b c d e f g h i j k l m n o p q", "next")
        #expect(titles(answers[1]) == ["A table"])
        #expect(titles(answers[3]) == ["Code"])
    }

    @Test("Asked for a summary of the conversation, it gives one that is shorter")
    func summary() async throws {
        let answers = try await answers("Hello there, who are you?", "table", "Summarize our conversation so far.")
        #expect(answers[2] == "You tried the demo and sent: Hello there, who; table.")
    }

    @Test("The brief model says little, of long prompts too")
    func brief() async throws {
        let end = "I am the **brief demo**, not a language model. `/model demo:tour` shows you around."
        #expect(
            try await answers("Hi", "What is the meaning of life?", model: "brief") == [
                "You said one word: *Hi*\n\n\(end)", "You said 6 words: *What is the meaning of* …\n\n\(end)",
            ])
    }

    @Test("A schema is answered with what matches it, whatever the words are")
    func schema() async throws {
        let gateway = DemoGateway(settings: GatewaySettings(model: "tour", transport: ScriptedTransport()), pause: {})
        let schema = try Schema(
            ["type": "object", "properties": ["name": ["type": "string"]], "required": ["name"]], assertsFormats: true)
        let answer = try await gateway.generate(
            LLMRequest(messages: [.user("Show me a table")], responseFormat: .jsonSchema(schema)))
        #expect(try JSONValue(parsing: answer.content) == ["name": "Show me a"])
    }

    @Test("Its models have windows, and prices that nobody bills")
    func figures() throws {
        let catalog = LLMGatewayFactory().catalog
        let usage = Usage(promptTokens: 1_000_000, completionTokens: 1_000_000)
        let models = [("tour", 8_192, 5.0), ("brief", 4_096, 1.25)]
        for (name, window, dollars) in models {
            let model = try #require(catalog[ServedModel(id: ModelID(provider: "demo", model: name))])
            #expect(model.contextWindow == window && model.sampleCost(of: usage) == dollars)
            #expect(model.cost(of: usage) == nil)
        }
    }

    @Test("Prices that a configuration gives the demonstration are samples, too; any other model's are not")
    func configured() throws {
        let file = ConfigurationFile.parse(
            "models: {'demo:tour': {input_price: 7, output_price: 7}, 'openai:gpt-4o': {input_price: 7, output_price: 7}}",
            file: "c.yaml")
        let catalog = LLMGatewayFactory(configuration: file).catalog
        let usage = Usage(promptTokens: 1_000_000, completionTokens: 0)
        let demo = catalog[ServedModel(id: ModelID(provider: "demo", model: "tour"))]
        #expect(demo?.cost(of: usage) == nil && demo?.sampleCost(of: usage) == 7)
        let other = catalog[ServedModel(id: ModelID(provider: "openai", model: "gpt-4o"))]
        #expect(other?.cost(of: usage) == 7 && other?.sampleCost(of: usage) == nil)
    }
}
