import Testing

@testable import ParlanceChat

@Suite("A value in the configuration's text")
struct ConfigurationEditTests {
    private func edited(
        _ text: String, _ setting: ConfigurationSetting = .theme, _ value: String = "hearth"
    ) throws -> String {
        try ConfigurationEdit.setting(setting, to: value, in: text, file: "c.yaml")
    }

    @Test(
        "It is replaced where it stands, and all else stays as it is written",
        arguments: [
            ("theme: rime\n", "theme: hearth\n"), ("theme:   rime\n", "theme: hearth\n"),
            ("theme: rime", "theme: hearth"),
            ("theme: rime   # for the sun\nbudget: 1\n", "theme: hearth   # for the sun\nbudget: 1\n"),
            ("theme: 'rime' # x\n", "theme: hearth # x\n"), ("theme: \"a # \\\" b\" # x\n", "theme: hearth # x\n"),
            ("theme: a#b # x\n", "theme: hearth # x\n"), ("theme:\nbudget: 1\n", "theme: hearth\nbudget: 1\n"),
            ("theme: # none\n", "theme: hearth # none\n"), ("\"theme\": rime\n", "\"theme\": hearth\n"),
            ("# theme: rime\r\ntheme: rime\r\n", "# theme: rime\r\ntheme: hearth\r\n"),
            ("---\ntheme: rime\n...\n", "---\ntheme: hearth\n...\n"),
            ("# é 漢\ntheme: rime\n", "# é 漢\ntheme: hearth\n"), ("theme: hearth\n", "theme: hearth\n"),
        ])
    func replaced(text: String, expected: String) throws {
        #expect(try edited(text) == expected)
    }

    @Test(
        "Without one a line is added at the end",
        arguments: [
            ("", "theme: hearth\n"), ("# mine\n", "# mine\ntheme: hearth\n"), ("# mine", "# mine\ntheme: hearth\n"),
            ("budget: 1\n", "budget: 1\ntheme: hearth\n"), ("budget: 1", "budget: 1\ntheme: hearth\n"),
            ("budget: 1\r\n", "budget: 1\r\ntheme: hearth\r\n"),
            ("---\nbudget: 1\n...\n", "---\nbudget: 1\ntheme: hearth\n...\n"),
            ("llm_gateways:\n  a:\n    model: x\n", "llm_gateways:\n  a:\n    model: x\ntheme: hearth\n"),
            ("llm_gateways:\n  theme:\n    model: x\n", "llm_gateways:\n  theme:\n    model: x\ntheme: hearth\n"),
        ])
    func added(text: String, expected: String) throws {
        #expect(try edited(text) == expected)
    }

    @Test(
        "A name that YAML would take for something else is in quotes",
        arguments: [
            ("openai:gpt-4o", "openai:gpt-4o"), ("my own", "\"my own\""), ("true", "\"true\""), ("4o", "\"4o\""),
            ("a #b", "\"a #b\""), ("local:/my models/a.gguf", "\"local:/my models/a.gguf\""), ("é", "\"é\""),
            ("a\"b", "\"a\\\"b\""), ("x:", "\"x:\""),
        ])
    func quoted(name: String, scalar: String) throws {
        #expect(try edited("# c\n", .model, name) == "# c\nmodel: \(scalar)\n")
        #expect(try edited("model: old # c\n", .model, name) == "model: \(scalar) # c\n")
    }

    @Test(
        "What is written so that it cannot be changed by itself is left to the person",
        arguments: [
            "{theme: rime, budget: 1}\n", "{budget: 1}\n", "theme: >\n  rime\n", "theme: |\n  rime\nbudget: 1\n",
            "theme: &t rime\nbudget: *t\n",
        ])
    func refused(text: String) {
        let error = #expect(throws: CommandError.self) { try edited(text) }
        #expect(error?.message.hasSuffix("Set theme: hearth in it yourself.") == true, "\(error?.message ?? "")")
    }

    @Test(
        "A file with an error is not touched, and the error is told",
        arguments: ["a: [", "- a\n", "theme: a\ntheme: b\n"])
    func broken(text: String) {
        let error = #expect(throws: CommandError.self) { try edited(text) }
        #expect(
            error?.message.hasPrefix("Nothing was saved, because of an error. c.yaml:") == true,
            "\(error?.message ?? "")")
    }

    @Test("A warning about something else is no reason to refuse, nor one about the value itself")
    func warnings() throws {
        #expect(
            try edited("colour: red\ntheme: [a]\n", .model, "openai:x") == "colour: red\ntheme: [a]\nmodel: openai:x\n")
        #expect(try edited("colour: red\nmodel: 5\n") == "colour: red\nmodel: 5\ntheme: hearth\n")
    }
}
