import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("The output of a command")
struct ShellOutputTests {
    @Test("Both outputs are attached under the command line, with an exit code that is not 0")
    func output() async {
        let output = await ShellOutput.run("echo out; echo err >&2; exit 3", environment: [:])
        #expect(output.text == "out\nerr\n")
        #expect(
            output.attachment
                == PromptAttachment(
                    name: "$ echo out; echo err >&2; exit 3",
                    content: .text("out\nerr\n[exit code 3]", language: "")))
        #expect(output.notices.map(\.description) == ["exit code 3"])
    }

    @Test("It is bounded in size and in time")
    func bounds() async {
        let long = await ShellOutput.run(
            "head -c 300000 /dev/zero | tr '\\0' x", environment: ["PATH": "/usr/bin:/bin"])
        #expect(long.text.utf8.count == ShellOutput.sizeLimit)
        #expect(long.notices.map(\.description) == ["The output was cut off at 200.0 kB."])
        let slow = await ShellOutput.run(
            "sleep 100 | cat", environment: ["PATH": "/usr/bin:/bin"], timeLimit: .milliseconds(50))
        #expect(slow.attachment == nil)
        #expect(slow.notices.map(\.description) == ["The command took longer than 0 s. Nothing was attached."])
    }

    @Test("A quarter of the window is attached without a question")
    func limit() {
        #expect(ShellOutput.askedTokens(window: 8_000) == 2_000)
        #expect(ShellOutput.askedTokens(window: nil) == 20_000)
    }

    @Test("Control characters become visible; silence is told")
    func harmless() async {
        #expect(await ShellOutput.run(#"printf '\033[2J'"#, environment: [:]).text == "^[[2J")
        #expect(
            await ShellOutput.run("true", environment: [:]).attachment?.content == .text("[no output]", language: ""))
    }
}
