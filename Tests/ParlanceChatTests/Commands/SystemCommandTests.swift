import ChatTestSupport
import Testing

@testable import ParlanceConversations

@Suite("/system")
struct SystemCommandTests {
    @Test("It shows, sets and clears")
    func transcript() async {
        var transcript = CommandTranscript()
        await transcript.type("/system", "/system Be brief.", "/system", "/system off", "/system")
        #expect(
            transcript.text == """
                > /system
                No system prompt is set.
                > /system Be brief.
                System prompt: Be brief.
                > /system
                System prompt: Be brief.
                > /system off
                No system prompt is set.
                > /system
                No system prompt is set.

                """)
        #expect(transcript.session.settings == .make())
    }

    @Test("A prompt may have several lines")
    func lines() async {
        var transcript = CommandTranscript()
        await transcript.type("/system Be brief.\nBe kind.")
        #expect(transcript.session.settings == .make(system: "Be brief.\nBe kind."))
    }
}
