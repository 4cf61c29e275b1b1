import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What goes to the model, once it may.
extension Chat {
    /// Whether a prompt may be sent: it is within window and budget, or the person says so.
    func isAllowed(_ asking: Asking, of other: (any LLMGateway)? = nil) async -> Bool {
        guard await fitsWindow(asking, of: other) else { return false }
        guard let question = context.budgetQuestion(before: asking, of: other) else { return true }
        if await agrees(question) { return true }
        await sayNotSent(asking.prompt)
        return false
    }

    /// Asks a question whose answer is no unless it is yes.
    func agrees(_ question: String) async -> Bool {
        guard case .line(let answer) = await reader.readLine(LinePrompt(question, isQuestion: true)) else {
            return false
        }
        return ["y", "yes"].contains(answer.text.trimmingWhitespace().lowercased())
    }

    /// What waits for the next prompt and the files that it names, which are shown.
    ///
    /// - Parameter stop: Stops the reading of files.
    /// - Returns: `nil` when one of them cannot be sent, which is said.
    func gatherAttachments(
        for prompt: String, stoppedBy stop: AnswerStop = AnswerStop()
    ) async -> [PromptAttachment]? {
        do throws(AttachmentError) {
            let (paths, missing) = context.mentionedFiles(in: prompt, pastes: context.line.pastes)
            for path in missing {
                context.writer.say(.warning("There is no file '\(path)': '@\(path)' is sent as text."))
            }
            let mentioned = try await read(paths, stoppedBy: stop).value.get().attachments
            for attachment in mentioned { context.writer.say(attachment.summary(for: context.session.gateway)) }
            // The model may be another one by now.
            for attachment in context.attachments { _ = try context.attachmentReader.admit(attachment) }
            let waiting = context.attachments
            return (context.edit?.attachments(for: prompt, of: waiting, read: mentioned) ?? waiting) + mentioned
        } catch {
            context.writer.say(.error(error.message))
            await sayNotSent(prompt)
            return nil
        }
    }

    /// Sends a prompt with what waits for it and the files that it names, which are shown first. Where it changes one
    /// that was said before, it begins a branch beside that.
    mutating func send(_ prompt: String, stoppedBy stop: AnswerStop) async {
        guard await settleModel(stoppedBy: stop) else { return await sayNotSent(prompt) }
        guard let attachments = await gatherAttachments(for: prompt, stoppedBy: stop) else { return }
        let parent = context.edit.map(\.parent) ?? context.session.tree.current
        let asking = Asking(prompt, attachments: attachments, after: parent)
        guard await isAllowed(asking) else { return }
        context.attachments = []
        context.edit = nil
        await ask(asking, stoppedBy: stop)
    }

    /// Takes a preset's settings and sends its prompt, once what it lacks has been said.
    ///
    /// - Throws: ``CommandError``, ``GatewayError``: what of its settings cannot be used. Then nothing has changed.
    mutating func use(_ preset: PresetDraft, stoppedBy stop: AnswerStop) async throws {
        guard let preset = await fill(preset) else { return }
        try PresetCommand.apply(preset, in: &context)
        await send(preset, stoppedBy: stop)
    }

    /// Asks for what a preset lacks.
    ///
    /// - Returns: `nil` when the person leaves.
    mutating func fill(_ preset: PresetDraft) async -> PresetDraft? {
        var preset = preset
        // What is attached may be what is spoken of.
        for name in preset.missing where name != Preset.input || context.attachments.isEmpty {
            guard case .line(let value) = await reader.readLine(LinePrompt("\(name): ", isQuestion: true)) else {
                context.writer.say("Not sent.")
                return nil
            }
            preset.values[name] = value.text
            // What was pasted there names no files either.
            context.line.pastes = value.pastes
        }
        return preset
    }

    /// Sends the prompt of a preset; one that only sets with what is asked has none.
    mutating func send(_ preset: PresetDraft, stoppedBy stop: AnswerStop) async {
        let prompt = preset.prompt
        guard !prompt.isEmpty else { return }
        context.writer.write(.user(prompt))
        await send(prompt, stoppedBy: stop)
    }

    /// Runs a command, once the person agrees, and keeps what it writes for the next prompt.
    mutating func runShell(_ command: String, stoppedBy stop: AnswerStop) async {
        guard !command.isEmpty else {
            return context.writer.say(.error("A command follows the !, such as !git diff."))
        }
        // Nobody agrees to what cannot be seen.
        let shown = Sanitizer.cleanLine(command)
        let isShort = shown.cellWidth < context.columns / 2
        if !isShort { context.writer.write(.code(command)) }
        guard await agrees("Run \(isShort ? "'\(shown)'" : "this") and attach what it writes? [y/N] ") else {
            context.writer.say("Not run. \(.dim("A line that begins with ! is said with a space before it."))")
            return
        }
        let screen = ShellScreen(context.writer)
        let running = Task { [environment = context.environment] in
            await ShellOutput.run(command, environment: environment) { screen.take($0) }
        }
        stop.watch(running)
        let output = await running.value
        screen.finish()
        for notice in output.notices { context.writer.say(notice) }
        guard let attachment = output.attachment else { return }
        do throws(AttachmentError) {
            let admitted = try context.attachmentReader.admit(attachment)
            let tokens = admitted.tokens(for: context.session.gateway)
            let window = context.factory.catalogue[context.session.gateway]?.contextWindow
            if tokens.count > ShellOutput.askedTokens(window: window) {
                guard await agrees("Attach \(tokens.inWords)? [y/N] ") else {
                    return context.writer.say("Nothing is attached.")
                }
            }
            context.attachments.append(admitted)
            context.writer.say(
                attachment.summary(for: context.session.gateway) + .dim(" · goes with the next prompt"))
        } catch {
            context.writer.say(.error(error.message))
        }
    }
}
