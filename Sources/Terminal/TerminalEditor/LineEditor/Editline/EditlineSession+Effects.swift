import ParlanceSystem

/// What the commands do, in the desk and beyond it.
extension EditlineSession {
    /// Does what libedit calls a command of ours for.
    func perform(_ command: EditorCommand, key: Int32) -> EditlineEngine.Result {
        switch command {
        case .pendingCommand:
            return perform(keys.chosen.command, key: key, text: keys.chosen.text)
        case .pendingCommandInViMode:
            // Text outside ASCII is no command.
            guard keys.chosen.command != .insertText else { return refuse() }
            return perform(keys.chosen.command, key: key, text: keys.chosen.text)
        case .insert:
            return perform(command, key: key, text: Unicode.Scalar(UInt32(bitPattern: key)).map(String.init) ?? "")
        default:
            return perform(command, key: key, text: "")
        }
    }

    private func perform(_ command: EditorCommand, key: Int32, text: String) -> EditlineEngine.Result {
        if let result = performInVi(command, key: key) { return result }
        if command == .interrupt, reading?.prompt.isSecret == true || holdsQueue {
            // The draft stays as it is, or is nobody's to see.
            interrupt()
            return .done
        }
        view.endNotice()
        let result = carryOut(desk.perform(command, in: surroundings(text: text)))
        engine.show(desk.draft)
        return result
    }

    private func carryOut(_ effect: EditorEffect?) -> EditlineEngine.Result {
        switch effect {
        case nil: break
        case .refused: return refuse()
        case .submit: submit()
        case .interrupt: interrupt()
        case .endOfInput: reading == nil ? ring() : endReading(with: .line(.endOfInput))
        case .insertInVi: keys.push(UInt8(ascii: "i"))
        case .say(let text): say(StyledText(text))
        case .complete: complete()
        case .edit: edit()
        case .suspend: suspend()
        case .clearScreen: onScreen { $0.clearScreen() }
        case .redisplay: redisplay()
        case .toggleLedger: view.showsLedger.toggle()
        case .openPicker: openPicker()
        case .cycle: cycle()
        case .scroll: ring()
        }
        return .done
    }

    private func refuse() -> EditlineEngine.Result {
        ring()
        return .refused
    }

    func ring() { onScreen { $0.ring() } }

    /// Tells a person who looks elsewhere.
    func ring(_ alarm: LiveWork.Alarm) {
        switch alarm {
        case .none: break
        case .bell: onScreen { $0.ring() }
        case .notification(let text): onScreen { $0.notify(text) }
        }
    }

    // MARK: vi

    /// The commands that libedit's own do for us; nil for all others.
    private func performInVi(_ command: EditorCommand, key: Int32) -> EditlineEngine.Result? {
        var draft = desk.draft
        switch command {
        case .replaceCharacter:
            guard !draft.after.isEmpty else { return refuse() }
            keys.awaitReplacement()
            return .done
        case .viPasteBefore, .viPasteAfter:
            return performStock(command, key) { keys.push($0) }
        case .repeatChange, .viChangeCase:
            return performStock(command, key) { keys.pushWithEnd($0) }
        case .viLineStart:
            // There libedit's own goes on over what was in its buffer before.
            guard !draft.isEmpty else { return refuse() }
            guard keys.isTyped(key) else { return performStock(command, key) { keys.push($0) } }
            draft = Draft(after: draft.text)
            while draft.after.first?.isWhitespace == true { _ = draft.moveRight() }
        case .viLineEnd:
            // There libedit's own goes to one before the beginning.
            guard !draft.isEmpty else { return refuse() }
            guard keys.isTyped(key) else { return performStock(command, key) { keys.push($0) } }
            draft.moveToEnd()
            _ = draft.moveLeft()
        default:
            return nil
        }
        _ = desk.adopt(draft, in: surroundings())
        engine.show(desk.draft)
        return .done
    }

    /// Has libedit's own command of vi do it, but only for a key that comes from the keyboard.
    ///
    /// After `.` libedit types again what was typed after the change, and takes it for commands if the change fails
    /// (`cw` at the end). We are not asked for those keys, and so cannot mend in between what a command of libedit's
    /// leaves: a cursor outside of the text, a text that doubles with each key, and a `.` that goes on for ever.
    private func performStock(
        _ command: EditorCommand, _ key: Int32, push: (UInt8) -> Void
    ) -> EditlineEngine.Result {
        guard keys.isTyped(key), let stock = EditorCommand.viKeys.first(where: { $0.command == command }) else {
            return refuse()
        }
        push(stock.key)
        return .continues
    }

    // MARK: Beyond the draft

    /// Hands the whole draft to the person's own editor, and takes back what it left. On any failure the draft stays.
    func edit() {
        guard let editor = configuration.editor, reading?.prompt.isSecret != true else { return ring() }
        guard reading != nil else { return say("The editor can't open while an answer streams.") }
        let text = desk.text
        onScreen { $0.showFoot(nil, rest: .atText) }
        modes.release()
        let edited: Result<String, ExternalEditorError> = EditlineLock.withoutLock {
            do throws(ExternalEditorError) {
                return .success(try editor.edit(text))
            } catch {
                return .failure(error)
            }
        }
        modes.reclaim()
        modes.set(.editing)
        switch edited {
        case .success(let new): desk.replace(with: new, in: surroundings())
        case .failure(let error): onScreen { $0.write(StyledText(error.message, .error), foot: nil, rest: .atText) }
        }
        onScreen { $0.redrawFoot() }
    }

    private func suspend() {
        guard reading != nil else { return }
        onScreen { $0.showFoot(nil, rest: .atText) }
        modes.set(.original)
        EditlineLock.withoutLock { SignalWatcher.shared.stopProcess() }
        modes.set(.editing)
        onScreen { $0.redrawFoot() }
    }

    /// Takes the next step of what a key goes through: at the prompt at once, beside what goes on by the line for it.
    private func cycle() {
        guard reading == nil else {
            guard let step = reading?.aids.cycle?() else { return ring() }
            if let prompt = step.prompt { relabel(as: prompt) }
            return say(step.notice)
        }
        guard let line = mailbox.work?.cycleLine else { return ring() }
        submitAside(SubmittedLine(line))
    }

    private func openPicker() {
        guard let make = (reading?.aids ?? lastAids)?.picker, view.choosing == nil else { return ring() }
        let mailbox = mailbox
        Task {
            if let picker = await make() { mailbox.deliver(.picker(picker)) }
        }
    }
}
