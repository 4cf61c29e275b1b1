import GatewayJSON
import GatewayCore
import Testing

@Suite("Reading a configuration")
struct ConfigurationReaderTests {
    private func read(_ text: String) -> GatewayConfiguration {
        ConfigurationFile.parse(text, file: "c.yaml")
    }

    @Test("Profiles come in the order of the file with everything they say")
    func profiles() {
        let configuration = read(
            """
            llm_gateways:
              default:
                provider: openai
                model: gpt-4o
                temperature: 0
                max_tokens: 500
                base_url: http://localhost:8080/v1
                api_key: secret
                organization: org-1
                project: proj-1
              creative:
                model: mistral:mistral-large-latest
                temperature: 1
            """)
        let expected = GatewayConfiguration(profiles: [
            GatewayProfile(
                name: "default", provider: "openai", model: "gpt-4o", temperature: 0, maxTokens: 500,
                baseURL: "http://localhost:8080/v1", apiKey: "secret", organization: "org-1", project: "proj-1"),
            GatewayProfile(name: "creative", model: "mistral:mistral-large-latest", temperature: 1),
        ])
        #expect(configuration == expected)
        #expect(configuration.fileFault == nil)
    }

    @Test("Other fields are parameters for the provider, with their types; a quoted number stays a string")
    func extraParameters() {
        let configuration = read(
            """
            llm_gateways:
              p:
                top_p: 0.9
                seed: 7
                user: "7"
                code: '0.5'
                logprobs: true
                word: "true"
                nothing: null
                stop: [a, "1"]
                logit_bias: {"50256": -100}
                extra_parameters: {modle: 3, reasoning_effort: low}
            """)
        let expected = GatewayProfile(
            name: "p",
            extraParameters: [
                "top_p": 0.9, "seed": 7, "user": "7", "code": "0.5", "logprobs": true, "word": "true",
                "nothing": .null, "stop": ["a", "1"], "logit_bias": ["50256": -100], "modle": 3,
                "reasoning_effort": "low",
            ])
        #expect(configuration == GatewayConfiguration(profiles: [expected]))
    }

    @Test("A setting without a value is not set")
    func null() {
        #expect(
            read("llm_gateways:\n  p:\n    model:\n    temperature: ~\n    max_tokens: null")
                == GatewayConfiguration(profiles: [GatewayProfile(name: "p")]))
    }

    @Test(
        "An empty text, only comments, or an empty map of profiles: nothing is configured",
        arguments: ["", "# nothing\n", "---\n", "llm_gateways:\n", "llm_gateways: {}\n"])
    func empty(text: String) {
        #expect(read(text) == GatewayConfiguration())
    }

    @Test("An unknown key at the top is named with its place and the nearest known key")
    func unknownTopLevelKey() {
        let configuration = read("llm_gateway:\n  p: {model: x}\n")
        #expect(
            configuration
                == GatewayConfiguration(diagnostics: [
                    ConfigurationDiagnostic(
                        severity: .warning, file: "c.yaml", line: 1, column: 1,
                        message: "Unknown key 'llm_gateway' is ignored; did you mean 'llm_gateways'?")
                ]))
        #expect(
            configuration.diagnostics.map(\.description)
                == ["c.yaml:1:1: Unknown key 'llm_gateway' is ignored; did you mean 'llm_gateways'?"])
        #expect(configuration.fileFault == nil)
    }

    @Test("An unknown key that is near nothing is named with those that are known")
    func farTopLevelKey() {
        #expect(
            read("colour: red\nllm_gateways: {p: {model: x}}").diagnostics.map(\.description)
                == [
                    "c.yaml:1:1: Unknown key 'colour' is ignored. Known: llm_gateways, providers, models, model, "
                        + "budget, theme, notify, titles."
                ])
    }

    @Test(
        "A key that other programs have leads to ours",
        arguments: [("profiles: {}", "profiles", "llm_gateways"), ("clients: {}", "clients", "providers")])
    func otherWords(text: String, key: String, meant: String) {
        #expect(
            read(text).diagnostics.map(\.description)
                == ["c.yaml:1:1: Unknown key '\(key)' is ignored; did you mean '\(meant)'?"])
    }

    @Test("The default model is a name; anything else is ignored with a warning")
    func defaultModel() {
        #expect(read("model: openai:gpt-4o").model == "openai:gpt-4o")
        #expect(read("model: openai:gpt-4o").diagnostics == [])
        let wrong = read("model: [a]")
        #expect(wrong.model == nil)
        #expect(
            wrong.diagnostics.map(\.description) == [
                "c.yaml:1:8: The model must be a name, but is a list; it is ignored."
            ])
        #expect(wrong.fileFault == nil)
    }

    @Test("A theme is a name; anything else is ignored with a warning")
    func theme() {
        #expect(read("theme: nightfall") == GatewayConfiguration(theme: "nightfall"))
        #expect(read("theme:") == GatewayConfiguration())
        let wrong = read("theme: [a]")
        #expect(wrong.theme == nil)
        #expect(
            wrong.diagnostics.map(\.description)
                == ["c.yaml:1:8: The theme must be a name, but is a list; it is ignored."])
        #expect(wrong.fileFault == nil)
    }

    @Test("A slip in a profile's key is a warning; the rest of the profile is used")
    func slip() {
        let configuration = read("llm_gateways:\n  p:\n    model: x\n    temprature: 0.5\n    max_token: 7\n")
        #expect(
            configuration
                == GatewayConfiguration(
                    profiles: [GatewayProfile(name: "p", model: "x")],
                    diagnostics: [
                        ConfigurationDiagnostic(
                            severity: .warning, file: "c.yaml", line: 4, column: 5,
                            message: "Unknown key 'temprature' is ignored; did you mean 'temperature'?"),
                        ConfigurationDiagnostic(
                            severity: .warning, file: "c.yaml", line: 5, column: 5,
                            message: "Unknown key 'max_token' is ignored; did you mean 'max_tokens'?"),
                    ]))
    }

    @Test(
        "A value of the wrong type is an error with its place and what it should be",
        arguments: [
            ("provider: 1", "'provider' must be a string, but is a whole number ('1')."),
            ("model: [a]", "'model' must be a string, but is a list."),
            ("base_url: true", "'base_url' must be a string, but is a boolean ('true')."),
            ("organization: {}", "'organization' must be a string, but is a map."),
            ("project: 1.5", "'project' must be a string, but is a number ('1.5')."),
            ("model: ''", "'model' must be a string, but is a string ('')."),
            (
                "effort: hard",
                "'effort' must be one of off, minimal, low, medium, high, xhigh, max, but is a string ('hard')."
            ),
            ("temperature: '0.5'", "'temperature' must be a number of at least 0, but is a string ('0.5')."),
            ("temperature: -1", "'temperature' must be a number of at least 0, but is a whole number ('-1')."),
            ("temperature: .inf", "'temperature' must be a number of at least 0, but is a number ('.inf')."),
            ("temperature: .nan", "'temperature' must be a number of at least 0, but is a number ('.nan')."),
            ("max_tokens: 1.5", "'max_tokens' must be a whole number above 0, but is a number ('1.5')."),
            ("max_tokens: 0", "'max_tokens' must be a whole number above 0, but is a whole number ('0')."),
            ("max_tokens: \"9\"", "'max_tokens' must be a whole number above 0, but is a string ('9')."),
            ("extra_parameters: 3", "'extra_parameters' must be a map, but is a whole number ('3')."),
        ])
    func wrongType(line: String, message: String) throws {
        let configuration = read("llm_gateways:\n  p:\n    \(line)\n  q: {model: x}\n")
        let column = 5 + line.distance(from: line.startIndex, to: try #require(line.firstIndex(of: " "))) + 1
        #expect(
            configuration.diagnostics
                == [
                    ConfigurationDiagnostic(
                        severity: .error, file: "c.yaml", line: 3, column: column, message: message)
                ])
        #expect(configuration.profiles == [GatewayProfile(name: "q", model: "x")])
        #expect(configuration.fileFault == nil)
    }

    @Test("A key of the wrong type is not repeated in the error")
    func keyOfWrongType() {
        #expect(
            read("llm_gateways:\n  p:\n    api_key: 4711471147114711\n").diagnostics.map(\.message)
                == ["'api_key' must be a string, but is a whole number."])
    }

    @Test("A profile that cannot be used says why when it is chosen, and stops no other")
    func brokenProfile() throws {
        let configuration = read("llm_gateways:\n  p: {temperature: warm}\n  q: {model: x}\n")
        #expect(try configuration.profile(named: "q") == GatewayProfile(name: "q", model: "x"))
        #expect(try configuration.profile(named: "r") == nil)
        let expected = GatewayError(
            .configuration,
            "The profile 'p' cannot be used: c.yaml:2:20: 'temperature' must be a number of at least 0, but is a string "
                + "('warm').")
        #expect(throws: expected) { try configuration.profile(named: "p") }
    }

    @Test(
        "What should be a map and is none is an error at its place",
        arguments: [
            ("- a\n", 1, 1, "The configuration must be a map, but is a list."),
            ("just words", 1, 1, "The configuration must be a map, but is a string."),
            ("llm_gateways: 5", 1, 15, "llm_gateways must be a map of named profiles, but is a whole number."),
            ("llm_gateways: [p]", 1, 15, "llm_gateways must be a map of named profiles, but is a list."),
            ("llm_gateways:\n  p: gpt-4o", 2, 6, "The profile 'p' must be a map, but is a string."),
            ("llm_gateways:\n  '': {}", 2, 3, "A profile's name must be a word."),
        ])
    func noMap(text: String, line: Int, column: Int, message: String) {
        #expect(
            read(text)
                .diagnostics == [
                    ConfigurationDiagnostic(
                        severity: .error, file: "c.yaml", line: line, column: column, message: message)
                ])
        #expect(read(text).profiles == [])
    }

    @Test(
        "Text that is no YAML is one error with its line", arguments: [("a: [1, 2\nb: 3\n", 2), ("a: b\n\tc: d\n", 2)])
    func brokenYAML(text: String, line: Int) throws {
        let configuration = read(text)
        #expect(configuration.profiles == [])
        let diagnostic = try #require(configuration.diagnostics.first)
        #expect(configuration.diagnostics.count == 1)
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.file == "c.yaml")
        #expect(diagnostic.line == line)
        #expect(diagnostic.column != nil)
        #expect(diagnostic.message.hasSuffix("."))
    }
}
