import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/config")
struct ConfigCommandTests {
    @Test("It shows what holds, what changes it, and where the configuration is")
    func settings() async {
        let session = Session.make(settings: .make(temperature: 0.2, system: "Be\nkind.", schema: .person))
        #expect(
            await CommandTranscript.text(
                of: "/budget 0.50", "/config", session: session, environment: ["XDG_CONFIG_HOME": "/etc/x"]
            ).split(separator: "> /config\n").last == """
                model          openai:gpt-4o  /model
                effort         model default  /effort
                temperature    0.2            /temp
                system prompt  Be⏎kind.       /system
                schema         on             /schema
                budget         $0.50          /budget
                reasoning      folded         /reasoning
                theme          auto           /theme
                Configuration: /etc/x/parlance/config.yaml (parlance config edit)

                """)
    }

    @Test("What other programs call it leads there; with a word it says what changes a setting")
    func word() async {
        #expect(
            await CommandTranscript.text(of: "/set temperature 0.2", columns: 200) == """
                > /set temperature 0.2
                error: Each setting has a command of its own; /config lists them. For the file, at the shell: parlance config edit.

                """)
    }
}
