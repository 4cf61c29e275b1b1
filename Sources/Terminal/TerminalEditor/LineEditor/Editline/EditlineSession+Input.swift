import CParlanceEditline

/// From bytes to the keys that libedit looks up.
extension EditlineSession {
    /// What an escape sequence means: found out at its first use, from libedit's map and then from our table.
    enum SequenceMeaning {
        case command(EditorCommand)
        /// Something of libedit's own or of the person's is bound to it.
        case libedit
        case nothing
    }

    /// How long vi users wait after Escape until it counts as a key of its own, in milliseconds.
    private static let escapeTimeout: Int32 = 50

    /// Gives libedit the next key: 1, or -1 when the read is over.
    func readKey(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        if !hasBegun { begin() }
        undoOverflow()
        var buffer = [UInt8](repeating: 0, count: 65536)
        while outcome == nil {
            if !pendingKeys.isEmpty { return give(pendingKeys.removeFirst(), to: character) }
            if let event = pendingEvents.popLast() ?? parser.next() {
                if let key = key(for: event) { return give(key, to: character) }
                continue
            }
            waitForInput(&buffer)
        }
        return -1
    }

    private func give(_ key: UInt8, to character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        lastKey = key
        character?.pointee = wchar_t(key)
        return 1
    }

    /// libedit has just shown the prompt and emptied its buffer.
    private func begin() {
        hasBegun = true
        consumeOffer()
        // It was typed ahead, or on a larger screen.
        if !fits(accepted) { accepted = showable(KeptDraft(draft: accepted, folded: folded).text, verb: "kept") }
        // What is typed now is the change that `.` repeats. Otherwise libedit goes on noting it after the last change.
        if usesViKeys { pendingKeys.insert(EditorCommand.viInsertKey, at: 0) }
        guard !accepted.isEmpty else { return }
        erase()
        draft = accepted
        drawAfresh()
    }

    /// Undoes what one of libedit's own commands did, if the draft no longer fits after it.
    private func undoOverflow() {
        let current = draft
        if ce_is_sound(editor) == 0 {
            // The end of an empty line in vi mode, for libedit, is one before its beginning.
            draft = current
            redraw()
        }
        guard current != accepted else { return }
        let hasGrown = layout.rows(current.text) > layout.rows(accepted.text)
        if hasGrown, !fits(current) {
            draft = accepted
            redraw()
            bell()
        } else {
            if needsDrawingAfresh(from: accepted, to: current) || !meterCanStay(from: accepted, to: current) {
                redraw()
            }
            undoHistory.note(.other, from: accepted, to: current)
            accepted = current
        }
    }

    // MARK: Waiting

    private func waitForInput(_ buffer: inout [UInt8]) {
        flush()
        if mailbox.isEnding {
            if !prompt.isQuestion { prepareForExit() }
            outcome = .ending
            return
        }
        // What was typed so far has been read.
        if mailbox.consumeStop() { mailbox.acknowledge() }
        if mailbox.isClosing {
            outcome = .closed
            return
        }
        if mailbox.isCurrentCancelled {
            outcome = .cancelled
            return
        }
        relabel()
        updateMeter()
        let awaitsEscape = usesViKeys && parser.isInsideEscape
        let timeout = awaitsEscape ? Self.escapeTimeout : keepTimeout ?? -1
        let (input, wakeUps) = (configuration.input, mailbox.wakeUps)
        switch EditlineLock.withoutLock({ InputPoll.wait(for: input, wakeUps: wakeUps, milliseconds: timeout) }) {
        case .timeout:
            if !awaitsEscape {
                keepDraft()
            } else if let event = parser.endEscape() {
                pendingEvents.append(event)
            }
        case .wakeUp:
            if !modes.isSet(.editing) { resume() }
            adoptChangedSize()
        case .input:
            switch InputPoll.read(input, into: &buffer) {
            case .bytes(let count):
                receive(buffer[..<count])
                keepDraftInTime()
            case .nothing: break
            case .end: outcome = .closed
            }
        }
    }

    func receive(_ bytes: ArraySlice<UInt8>) {
        // Ctrl-C alone, while the rest of a paste does not come, ends it: its end mark got lost.
        if parser.isInsidePaste, bytes.elementsEqual([0x03]), let event = parser.endPaste() {
            pendingEvents.append(event)
        } else if bytesTypedBefore > 0 {
            let typed = bytes.prefix(bytesTypedBefore).map { $0 == 0x0A ? 0x0D : $0 }
            bytesTypedBefore -= typed.count
            parser.append(typed + bytes.dropFirst(typed.count))
        } else {
            parser.append(bytes)
        }
    }

    /// After the process was stopped from outside: the shell has set its own modes and written on the screen.
    private func resume() {
        modes.set(.streaming)
        modes.set(.editing)
        drawAfresh()
    }

    // MARK: Keys

    /// The key that stands for an event, or nil if it stands for nothing.
    private func key(for event: KeyParser.Event) -> UInt8? {
        if case .reply(let reply) = event {
            handle(reply)
            return nil
        }
        if search != nil {
            searchStep = HistorySearch.step(for: event)
            // Any other key takes the line that was found and goes on with it.
            if searchStep == nil { pendingEvents.append(event) }
            return key(for: .searchKey)
        }
        if followsControlX || awaitsReplacement {
            defer { (followsControlX, awaitsReplacement) = (false, false) }
            if followsControlX, case .key(let byte) = event { return key(forSequence: [0x18, byte]) ?? refuse() }
            if awaitsReplacement, let text = Self.typedCharacter(event) { return key(for: .overwrite, text) }
        }
        switch event {
        case .key(0x18) where controlXIsPrefix:
            followsControlX = true
            return nil
        case .key(let byte):
            return byte
        case .text(let text):
            return key(for: .insertText, text)
        case .paste(let bytes):
            return key(for: .paste, EditableText.clean(bytes))
        case .cutPaste(let bytes):
            return key(for: .cutPaste, EditableText.clean(bytes))
        case .sequence(let sequence):
            return key(forSequence: sequence)
        case .reply:
            return nil
        }
    }

    /// The synthetic key, which now stands for a command.
    func key(for command: EditorCommand, _ text: String = "") -> UInt8 {
        (pendingCommand, pendingText) = (command, text)
        return EditorCommand.syntheticKey
    }

    private func refuse() -> UInt8 { key(for: .refuse) }

    private static func typedCharacter(_ event: KeyParser.Event) -> String? {
        switch event {
        case .key(let byte) where (0x20..<0x7F).contains(byte): String(Unicode.Scalar(byte))
        case .text(let text): text.first.map(String.init)
        default: nil
        }
    }

    private func key(forSequence sequence: [UInt8]) -> UInt8? {
        if usesViKeys, sequence.count <= 2, sequence.first == KeyParser.escape {
            // In vi Escape is a key of its own, except for Alt-Enter.
            if sequence.count == 2, let command = KeyBindings.command(for: sequence), command == .newline {
                return key(for: command)
            }
            overtypes = false
            pendingKeys = Array(sequence.dropFirst())
            return KeyParser.escape
        }
        switch meaning(of: sequence) {
        case .command(let command):
            return key(for: command)
        case .libedit:
            pendingKeys = Array(sequence.dropFirst())
            return sequence.first
        case .nothing:
            return nil
        }
    }

    private func meaning(of sequence: [UInt8]) -> SequenceMeaning {
        if let known = sequenceMeanings[sequence] { return known }
        let meaning: SequenceMeaning
        if sequence.count > 1, let bound = boundCommand(to: sequence) {
            if let command = EditorCommand(rawValue: bound) ?? KeyBindings.replacement(for: bound) {
                meaning = .command(command)
            } else {
                meaning = .libedit
            }
        } else if let command = KeyBindings.command(for: sequence) {
            meaning = .command(command)
        } else {
            meaning = .nothing
        }
        sequenceMeanings[sequence] = meaning
        return meaning
    }
}
