import ChatTestSupport
import GatewayCore
import GatewayJSON
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

// Test support has a type of this name, too.
import enum ParlanceChat.ProgramExit

@Suite("A single answer")
struct OneShotTests {
    private let answers = OutputRecorder()
    private let notices = OutputRecorder()

    private func run(
        _ steps: [ScriptedGateway.Step],
        form: OneShot.Form = .text,
        isStreaming: Bool = true,
        settings: SessionSettings = .make(),
        store: SessionStore? = nil
    ) async -> ProgramExit {
        var session = Session.make(gateway: .make(answers: [steps]), settings: settings, store: store)
        return await oneShot(form, isStreaming).run(session.turn(for: "Hello"), in: &session)
    }

    private func oneShot(_ form: OneShot.Form, _ isStreaming: Bool = true) -> OneShot {
        OneShot(
            answers: .make(for: answers), notices: .make(for: notices), form: form, isStreaming: isStreaming,
            stopwatch: .frozen)
    }

    @Test("As text, the answer alone goes to standard output", arguments: [true, false])
    func text(isStreaming: Bool) async {
        let exit = await run(
            [.event(.reasoning("Hm."))] + .answer("Hi ", "there.", usage: .make(3, 2)), isStreaming: isStreaming)
        #expect(exit == .answered)
        #expect(answers.text == "Hi there.\n")
        #expect(notices.text == "")
    }

    @Test("As JSON, one object on one line", arguments: [true, false])
    func json(isStreaming: Bool) async {
        let exit = await run(.answer("Hi\n", "there.", usage: .make(3, 2)), form: .json, isStreaming: isStreaming)
        #expect(exit == .answered)
        #expect(
            answers.text
                == #"{"content":"Hi\nthere.","parsed":null,"model":"openai:gpt-4o","finish_reason":"stop","#
                + #""usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}"# + "\n")
        #expect(notices.text == "")
    }

    @Test(
        "A failure is one sentence on standard error and its exit code",
        arguments: [
            (GatewayError.Code.missingAPIKey, ProgramExit.usage), (.unknownProvider, .usage), (.configuration, .usage),
            (.unknownModel, .failed), (.authentication, .failed), (.rateLimited, .failed), (.connection, .failed),
            (.timedOut, .failed), (.incomplete, .failed), (.invalidResponse, .failed),
        ])
    func failure(code: GatewayError.Code, exit: ProgramExit) async {
        for form in [OneShot.Form.text, .json] {
            #expect(await run([.fail(GatewayError(code, "It failed."))], form: form) == exit)
        }
        #expect(answers.text == "")
        #expect(notices.text == "parlance: It failed.\nparlance: It failed.\n")
    }

    @Test("A failure in the middle leaves what came, ended by a line break; as JSON it leaves nothing")
    func brokenOff() async {
        let steps: [ScriptedGateway.Step] = [
            .event(.text("One, ")), .fail(GatewayError(.incomplete, "It ended early.")),
        ]
        #expect(await run(steps) == .failed)
        #expect(await run(steps, form: .json) == .failed)
        #expect(answers.text == "One, \n")
        #expect(notices.text == "parlance: It ended early.\nparlance: It ended early.\n")
    }

    @Test("An answer that misses the schema is written, and is a failure")
    func schema() async {
        let exit = await run(
            .answer(#"{"name":"Ada"}"#, finish: .length), form: .json, settings: .make(schema: .person))
        #expect(exit == .failed)
        #expect(answers.text.hasPrefix(#"{"content":"{\"name\":\"Ada\"}","parsed":{"name":"Ada"},"#))
        #expect(notices.text.hasPrefix("parlance: The answer does not match the schema:"))
    }

    private func repaired(_ pieces: String..., form: OneShot.Form) async -> (exit: ProgramExit, session: Session) {
        let gateway = ScriptedGateway.make(answers: pieces.map { .answer($0) })
        var session = Session.make(gateway: gateway, settings: .make(schema: .person))
        let exit = await oneShot(form).run(session.turn(for: "Who?"), in: &session)
        return (exit, session)
    }

    @Test("An answer that misses the schema is asked for again, and only the right one is written")
    func repair() async throws {
        let ada = #"{"name":"Ada","age":36}"#
        let (exit, session) = await repaired("Ada", #"{"name":"Ada"}"#, ada, form: .text)
        #expect(exit == .answered)
        #expect(answers.text == ada + "\n")
        #expect(notices.text.contains("Asking again with the errors (1 of at most 2).\nThe answer does not match"))
        #expect(notices.text.hasSuffix("Asking again with the errors (2 of at most 2).\n"))
        #expect(session.conversation.turns[0].answer?.text == ada)
        #expect(session.conversation.turns[0].rejected.map(\.text) == ["Ada", #"{"name":"Ada"}"#])
    }

    @Test("When asking again fails, the wrong answer is written, with that failure")
    func repairFails() async {
        let (exit, _) = await repaired("{}", form: .text)
        #expect(exit == .failed)
        #expect(answers.text == "{}\n")
        #expect(notices.text.contains("parlance: The script of openai:gpt-4o has no answer 2."))
    }

    @Test("After two repairs the last answer is still written, and is a failure")
    func repairEnds() async {
        let (exit, _) = await repaired("{}", "[]", "0", "{}", form: .text)
        #expect(exit == .failed)
        #expect(answers.text == "0\n")
        #expect(notices.text.contains("parlance: The answer does not match the schema:"))
    }

    @Test("A cut-off answer is an answer, and reported as cut off", arguments: [OneShot.Form.text, .json])
    func cut(form: OneShot.Form) async {
        #expect(await run(.answer("On", finish: .length), form: form) == .answered)
        #expect(notices.text == "The answer reached the token limit and was cut off.\n")
    }

    @Test("What is no answer although it ended is a failure with its reason, also as JSON, and what came is kept")
    func faults() async {
        let filter = FinishReason(.contentFilter, raw: "SAFETY")
        let tool: StreamEvent = .metadata(["tool_calls": ["web_search"]])
        let cases: [([StreamEvent], String, String)] = [
            ([.text("Half"), .finish(filter)], "Half\n", "The provider's content filter ended the answer (SAFETY)."),
            (
                [tool, .finish(FinishReason(.toolCalls))], "",
                "The model asked for a tool (web_search), which Parlance does not offer."
            ),
            (
                [.reasoning("hm"), .finish(FinishReason(.stop))], "",
                "The answer was cut off: only its reasoning arrived."
            ),
            ([.finish(FinishReason(.stop)), .usage(.make(3, 5))], "", "The answer could not be read: "),
        ]
        for (events, text, reason) in cases {
            let (answers, notices) = (OutputRecorder(), OutputRecorder())
            for form in [OneShot.Form.text, .json] {
                var session = Session.make(gateway: .make(answers: [events.map { .event($0) }]))
                let shot = OneShot(
                    answers: .make(for: answers), notices: .make(for: notices), form: form, isStreaming: true,
                    stopwatch: .frozen)
                #expect(await shot.run(session.turn(for: "Hello"), in: &session) == .failed)
                #expect(notices.text.contains("parlance: \(reason)"), "\(notices.text)")
                if form == .text { #expect(answers.text == text) }
            }
            #expect(answers.text.contains(#","error":"\#(reason)"#), "\(answers.text)")
        }
    }

    @Test("A tool after a text, and an answer that is really empty, are said and are no failure")
    func notes() async {
        let tool: StreamEvent = .metadata(["tool_calls": ["web_search"]])
        #expect(
            await run([.event(.text("Looking.")), .event(tool), .event(.finish(FinishReason(.toolCalls)))]) == .answered
        )
        #expect(await run([.event(.finish(FinishReason(.stop)))]) == .answered)
        #expect(await run(.answer("No.", finish: .refusal)) == .answered)
        #expect(answers.text == "Looking.\nNo.\n")
        #expect(
            notices.text
                == "The model asked for a tool (web_search), which Parlance does not offer.\nThe answer is empty.\nThe model refused.\n"
        )
    }

    @Test("A refusal where a schema was asked for is a failure, in the model's words")
    func refusedSchema() async {
        let steps: [ScriptedGateway.Step] = .answer("I won't.", finish: .refusal)
        #expect(await run(steps, form: .json, settings: .make(schema: .person)) == .failed)
        #expect(answers.text.contains(#""finish_reason":"refusal","usage":null,"error":"The model refused: I won't.""#))
    }

    @Test("In a pipe a value is written without what stands around it")
    func cleanValue() async {
        let ada = #"{"name":"Ada","age":36}"#
        for answer in ["```json\n\(ada)\n```", ada + String(repeating: "\n", count: 500)] {
            #expect(await run(.answer(answer), settings: .make(schema: .person)) == .answered)
        }
        #expect(answers.text == ada + "\n" + ada + "\n")
        #expect(notices.text == "")
    }

    @Test("Text that turns out to be reasoning stays where it is shown, and is no part of the answer")
    func textWasReasoning() async {
        let steps: [ScriptedGateway.Step] = [
            .event(.text("hmm")), .event(.textWasReasoning), .event(.text("Hi")), .event(.finish(FinishReason(.stop))),
        ]
        #expect(await run(steps) == .answered)
        #expect(answers.text == "hmm\n\nHi\n")
        #expect(await run(steps, form: .json) == .answered)
        #expect(answers.text.contains(#"{"content":"Hi","#))
    }

    @Test("A stopped answer ends with 130 and keeps what came", arguments: [OneShot.Form.text, .json])
    func interrupted(form: OneShot.Form) async throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        let hasStarted = Gate()
        let session = Session.make(
            gateway: .make(answers: [[.event(.text("One")), .call { hasStarted.open() }, .wait(Gate())]]), store: store)
        let running = Task { [oneShot = oneShot(form)] in
            var session = session
            return await oneShot.run(session.turn(for: "Hello"), in: &session)
        }
        try await hasStarted.wait()
        running.cancel()
        #expect(await running.value == .interrupted)
        #expect(answers.text == (form == .text ? "One\n" : ""))
        #expect(notices.text == "")
        // A whole reply that is stopped has nothing yet, so nothing of it is counted.
        let came = form == .text ? 1 : 0
        var end: JSONObject = [
            "type": "end", "turn": 1, "status": "interrupted", "model": "openai:gpt-4o",
            "counted": .object(Usage.make(8, came).json), "seconds": 0,
        ]
        end["first_token_seconds"] = form == .text ? 0 : nil
        #expect(try store.files.first.map(journalLines)?.last == .object(end))
    }

    @Test("A session that is kept has the turn in its journal")
    func kept() async throws {
        let folder = try TemporaryDirectory()
        let store = SessionStore.make(in: folder)
        #expect(await run(.answer("Hi"), form: .json, store: store) == .answered)
        #expect(try store.savedConversation() == .make(("Hello", .make("Hi").counted(8, 1))))
    }

    @Test("An unwritable journal is reported, and the answer still arrives")
    func unwritable() async throws {
        let folder = try TemporaryDirectory()
        try folder.write("", to: "file")
        #expect(await run(.answer("Hi"), store: SessionStore(folder: folder / "file")) == .answered)
        #expect(answers.text == "Hi\n")
        #expect(notices.text.hasPrefix("The session cannot be saved in "))
    }

    @Test("What the model writes cannot command the terminal")
    func hostile() async {
        _ = await run(.answer("a\u{1B}", "]0;title\u{7}b\u{9B}2Jc"))
        #expect(answers.text == "a^[]0;title^Gb‹U+009B›2Jc\n")
    }
}
