import Chat
import GatewayCore
import Terminal

extension Program {
    /// Answers the prompt of the command line, of standard input, or of both.
    func answerOnce(_ factory: LLMGatewayFactory) async throws(GatewayError) -> ProgramExit {
        var notes = debugNotes
        _ = try themes(factory.configuration, &notes)
        for note in notes { notices.write(.warning(note)) }
        for diagnostic in factory.configuration.diagnostics {
            notices.write(diagnostic.severity == .error ? .error("\(diagnostic)") : .warning("\(diagnostic)"))
        }
        // A script must not be answered by another model than the one that its broken configuration may name.
        let namesModel = invocation.start.model.flatMap { ModelID($0) } != nil
        if factory.configuration.fileFault != nil, invocation.configurationPath != nil || !namesModel {
            return fail("Nothing was asked, as the configuration cannot be read.", .usage)
        }
        guard let prompt = PromptInput.join(words: invocation.prompt, piped: StandardInput.readPiped()) else {
            return fail("There is nothing to ask. Give a prompt, or pipe one in.", .usage)
        }
        let opener = SessionOpener(factory: factory, environment: environment, store: store)
        let opened = try opener.open(invocation.start, isKept: false)
        for notice in opened.notices {
            notices.write(.warning(notice))
        }
        let oneShot = OneShot(
            answers: answers, notices: notices, form: invocation.writesJSON ? .json : .text,
            isStreaming: invocation.isStreaming, model: opened.factory.catalogue[opened.session.settings.model])
        let answering = Task {
            var session = opened.session
            return await oneShot.run(prompt, in: &session)
        }
        return await SignalWatcher.shared.whileInterruptible(onInterrupt: { answering.cancel() }) {
            await answering.value
        }
    }
}
