import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("/temp")
struct TempCommandTests {
    @Test("It shows, sets, keeps 0 as a real value, and clears")
    func transcript() async {
        var transcript = CommandTranscript()
        await transcript.type("/temp", "/temp 0.2", "/temp", "/temp 0", "/temp", "/temp 2", "/temp default")
        #expect(
            transcript.text == """
                > /temp
                Temperature 0.7 (default).
                > /temp 0.2
                Temperature 0.2.
                > /temp
                Temperature 0.2.
                > /temp 0
                Temperature 0.
                > /temp
                Temperature 0.
                > /temp 2
                Temperature 2.
                > /temp default
                Temperature 0.7 (default).

                """)
        #expect(transcript.session.settings == .make())
    }

    @Test("What is set is asked for", arguments: [("0", 0.0), ("0.2", 0.2), ("2", 2), ("1e-1", 0.1)])
    func set(text: String, temperature: Double) async {
        var transcript = CommandTranscript()
        await transcript.type("/temp \(text)")
        #expect(transcript.session.settings == .make(temperature: temperature))
    }

    @Test(
        "What the model does not take is refused with the range",
        arguments: ["2.1", "-0.1", "hot", "nan", "inf", "0,5", "Default"])
    func refused(text: String) async {
        var transcript = CommandTranscript(session: .make(settings: .make(temperature: 0.3)))
        await transcript.type("/temp \(text)")
        #expect(
            transcript.text == """
                > /temp \(text)
                error: '\(text)' isn't a valid temperature for openai:gpt-4o. Give a number from 0 to 2.

                """)
        #expect(transcript.session.settings == .make(temperature: 0.3))
    }

    @Test("A model that takes none refuses every number, and says so")
    func noTemperature() async {
        let gateway = ScriptedGateway.make(temperatures: nil, defaultTemperature: nil)
        #expect(
            await CommandTranscript.text(of: "/temp 0.5", "/temp", "/temp default", session: .make(gateway: gateway))
                == """
                > /temp 0.5
                error: openai:gpt-4o doesn't support temperature.
                > /temp
                openai:gpt-4o doesn't support temperature; none is sent.
                > /temp default
                openai:gpt-4o doesn't support temperature; none is sent.

                """)
    }

    @Test("A model without a default of its own here leaves it to the provider")
    func providersDefault() async {
        let gateway = ScriptedGateway.make(defaultTemperature: nil)
        #expect(
            await CommandTranscript.text(of: "/temp", session: .make(gateway: gateway)) == """
                > /temp
                Temperature: model default.

                """)
    }
}
