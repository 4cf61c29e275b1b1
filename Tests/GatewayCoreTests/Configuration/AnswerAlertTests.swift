import Testing

@testable import GatewayCore

@Suite("How the end of an answer is told")
struct AnswerAlertTests {
    @Test(
        "The configuration names the way; nothing means off",
        arguments: [
            ("notify: bell", AnswerAlert.bell), ("notify: osc9", .osc9), ("notify: OSC9", .osc9), ("notify: off", .off),
            ("notify: \"off\"", .off), ("notify:", .off), ("budget: 1", .off), ("", .off),
        ])
    func value(text: String, alert: AnswerAlert) {
        let configuration = ConfigurationFile.parse(text, file: "config.yaml")
        #expect(configuration.notify == alert)
        #expect(configuration.diagnostics.isEmpty)
    }

    @Test(
        "What is not known is told with its line, and is off",
        arguments: [
            ("loud", "a string ('loud')"), ("true", "a boolean ('true')"), ("3", "a whole number ('3')"),
            ("[bell]", "a list"), ("{bell: on}", "a map"),
        ])
    func unknown(value: String, words: String) {
        let configuration = ConfigurationFile.parse("budget: 1\nnotify: \(value)\n", file: "config.yaml")
        #expect(configuration.notify == .off)
        #expect(configuration.diagnostics.map(\.line) == [2])
        #expect(
            configuration.diagnostics.map(\.message)
                == ["'notify' must be one of off, bell, osc9, but is \(words)."])
    }
}
