import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Looking at the last answer again")
struct AnswerCommandsTests {
    private static let source = "Use **this**:\n\n```swift\nlet a = 1\n```\n\nor\n\n    b = 2\n\nor `c`.\n"

    private func session(_ answer: String = source, reasoning: String = "") -> Session {
        .make(
            conversation: Conversation(turns: [
                Turn(prompt: "How?", answer: .make(answer, reasoning: reasoning)),
                Turn(prompt: "And?", answer: .make("", status: .interrupted)),
            ]))
    }

    private func text(_ command: String, in session: Session) async -> String {
        await CommandTranscript.text(of: command, session: session)
    }

    @Test("Code is copied as it stands in the source, by number or with all around it")
    func copy() async {
        let session = session()
        #expect(await text("/copy", in: session) == "> /copy\nCopied the answer: \(Self.source.count) characters.\n")
        #expect(await text("/copy 1", in: session) == "> /copy 1\nCopied code block 1: 10 characters.\n")
        #expect(CodeBlocks.texts(in: Self.source) == ["let a = 1\n", "b = 2\n"])
    }

    @Test("What cannot be copied is reported")
    func nothingToCopy() async {
        #expect(await text("/copy 3", in: session()) == "> /copy 3\nerror: The last answer has 2 code blocks.\n")
        #expect(await text("/copy", in: .make()) == "> /copy\nerror: There is no answer yet.\n")
        #expect(
            await text("/copy all", in: session())
                == "> /copy all\nerror: 'all' isn't the number of a code block; /copy alone copies the answer.\n")
    }

    @Test("The source is shown unchanged")
    func raw() async {
        #expect(await text("/raw", in: session()) == "> /raw\n" + Self.source)
    }

    @Test("Answers to come are shown as they come while that is wanted")
    func rawMode() async {
        func screen(_ command: String) async -> String {
            let inputs: [LineInput] = [.line(command), .line("Hi")]
            return await ChatRun(inputs, session: .make(gateway: .make(answers: [.answer("A *b* c.")])))
                .screen
        }
        #expect(await screen("/raw on").contains("A *b* c.\n"))
    }

    @Test("Reasoning is shown when it is asked for")
    func reasoning() async {
        #expect(await text("/reasoning", in: session(reasoning: "Hm.")) == "> /reasoning\nHm.\n")
        #expect(
            await text("/reasoning", in: session()) == "> /reasoning\nerror: No answer so far has included reasoning.\n"
        )
    }

    @Test("Reasoning that was billed and not sent is not denied; that of another turn says so")
    func hiddenReasoning() async {
        func billed(_ tokens: Int) -> Usage {
            Usage(promptTokens: 9, completionTokens: 70, reasoningTokens: tokens)
        }
        let hidden = Turn(prompt: "How?", answer: .make(usage: billed(60)))
        let shown = Turn(prompt: "How?", answer: .make(reasoning: "Hm.\n", usage: billed(3)))
        let plain = Turn(prompt: "And?", answer: .make(usage: billed(0)))
        let sentence = "gpt-4o used 60 tokens for reasoning in turn \(1), but openai didn't send the text."
        #expect(
            await text("/reasoning", in: .make(conversation: Conversation(turns: [hidden, plain])))
                == "> /reasoning\nerror: \(sentence)\n")
        #expect(
            await text("/reasoning", in: .make(conversation: Conversation(turns: [shown, hidden]))) == """
                > /reasoning
                gpt-4o used 60 tokens for reasoning in turn 2, but openai didn't send the text.
                The reasoning of turn 1, the last that has any:
                Hm.

                """)
        #expect(
            await text("/reasoning", in: .make(conversation: Conversation(turns: [hidden, shown])))
                == "> /reasoning\nHm.\n")
    }

    @Test("Anything but on and off is an error")
    func slips() async {
        for command in ["/raw", "/reasoning"] {
            #expect(
                await text("\(command) yes", in: session()) == "> \(command) yes\nerror: 'yes' is neither on nor off.\n"
            )
        }
    }
}
