import Testing

@testable import ParlanceChat

@Suite("Keys in a configuration that is shown")
struct HiddenSecretsTests {
    @Test(
        "The values of keys are hidden, however they are written; all else is shown as it is",
        arguments: [
            ("    api_key: sk-1234 # mine", "    api_key: (hidden) # mine"),
            ("    api_key: \"sk-1234\"", "    api_key: \"(hidden)\""),
            ("    api_key: \"sk-\\u0031\"", "    api_key: (hidden)"),
            ("    base_url: http://x/v1 # api_key: none", "    base_url: http://x/v1 # api_key: none"),
            ("    api_key_command: pass show x", "    api_key_command: pass show x"),
            ("    api_key_env: MY_KEY", "    api_key_env: MY_KEY"), ("    max_tokens: 100", "    max_tokens: 100"),
            ("    tokenizer: tekken", "    tokenizer: tekken"),
            ("    headers: {Authorization: Bearer x}", "    headers: {Authorization: (hidden)}"),
            ("    extra_parameters: {token: abc, user: me}", "    extra_parameters: {token: (hidden), user: me}"),
            ("    api_key:\n      sk-1234", "    api_key:\n      (hidden)"),
        ])
    func hidden(line: String, shown: String) {
        let head = "# mine\nllm_gateways:\n  a:\n"
        #expect(HiddenSecrets.shown(head + line + "\n") == head + shown + "\n")
    }

    @Test("In a file that is no YAML, whole values are")
    func broken() {
        #expect(HiddenSecrets.shown("a: [\napi_key: sk-1 # x\nb: c") == "a: [\napi_key: (hidden)\nb: c")
    }
}
