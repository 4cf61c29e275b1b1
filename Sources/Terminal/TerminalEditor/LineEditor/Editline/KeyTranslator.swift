/// From bytes to the keys that libedit looks up: a key of the keyboard, or the synthetic key for a command that was
/// chosen here.
struct KeyTranslator {
    /// What an escape sequence means, in libedit's map and then in our table.
    enum Meaning: Equatable {
        case command(EditorCommand)
        /// Something of libedit's own or of the person's is bound to it.
        case libedit
        case nothing
    }

    /// Whether single keys may be commands.
    let usesViKeys: Bool
    /// What the synthetic key stands for that was handed out last, and its text.
    private(set) var chosen = (command: EditorCommand.refuse, text: "")
    /// Whether vi's `R` was ended by Escape since this was asked.
    private var endedOvertyping = false

    /// Keys that go to libedit before anything else.
    private var pendingKeys: [UInt8] = []
    /// The key that libedit was given last.
    private var lastKey: UInt8 = 0
    private let controlXIsPrefix: Bool
    /// Whether the last key was Ctrl-X and the next one belongs to it.
    private var followsControlX = false
    /// vi's `r`: the next key replaces the character at the cursor.
    private var awaitsReplacement = false
    private var meanings: [[UInt8]: Meaning] = [:]

    init(usesViKeys: Bool = false, controlXIsPrefix: Bool = true) {
        (self.usesViKeys, self.controlXIsPrefix) = (usesViKeys, controlXIsPrefix)
    }

    // MARK: Keys for libedit

    /// The next key that was decided on before; nil where there is none.
    mutating func pendingKey() -> UInt8? {
        guard !pendingKeys.isEmpty else { return nil }
        return give(pendingKeys.removeFirst())
    }

    /// The key that stands for what was typed; nil if it stands for nothing.
    ///
    /// - Parameter look: Looks a sequence up; asked once for each.
    mutating func key(for event: KeyParser.Event, look: ([UInt8]) -> Meaning) -> UInt8? {
        if followsControlX || awaitsReplacement {
            let followed = followsControlX
            (followsControlX, awaitsReplacement) = (false, false)
            if followed, case .key(let byte) = event {
                return key(forSequence: [0x18, byte], look) ?? key(for: .refuse)
            }
            if !followed, let text = Self.typedCharacter(event) { return key(for: .overwrite, text) }
        }
        switch event {
        case .key(0x18) where controlXIsPrefix:
            followsControlX = true
            return nil
        case .key(let byte): return give(byte)
        case .text(let text): return key(for: .insertText, text)
        case .paste(let bytes): return key(for: .paste, EditableText.clean(bytes))
        case .cutPaste(let bytes): return key(for: .cutPaste, EditableText.clean(bytes))
        case .sequence(let sequence): return key(forSequence: sequence, look)
        case .reply: return nil
        }
    }

    /// The synthetic key, which now stands for a command.
    mutating func key(for command: EditorCommand, _ text: String = "") -> UInt8 {
        chosen = (command, text)
        return give(EditorCommand.syntheticKey)
    }

    /// Has libedit do a command of its own next.
    mutating func push(_ key: UInt8) { pendingKeys.insert(key, at: 0) }

    /// Has libedit do a command of its own next, and then one that does nothing: what libedit types again itself may
    /// have left an operator that waits for a motion.
    mutating func pushWithEnd(_ stock: UInt8) {
        chosen = (.paste, "")
        pendingKeys = [stock, EditorCommand.syntheticKey] + pendingKeys
    }

    /// Forgets what a key of the last line has begun. What is typed from now on is the change that `.` repeats: without
    /// libedit's own way to insert, it would go on noting it after the last change.
    mutating func beginLine() {
        (followsControlX, awaitsReplacement) = (false, false)
        pendingKeys = usesViKeys ? [EditorCommand.viInsertKey] : []
    }

    /// vi's `r`: the next character replaces the one at the cursor.
    mutating func awaitReplacement() { awaitsReplacement = true }

    /// Whether a key comes from the keyboard, and not from libedit, which types again what `.` repeats.
    func isTyped(_ key: Int32) -> Bool { key == Int32(lastKey) }

    /// Whether Escape ended vi's `R` since this was asked.
    mutating func consumeEndOfOvertyping() -> Bool {
        defer { endedOvertyping = false }
        return endedOvertyping
    }

    private mutating func give(_ key: UInt8) -> UInt8 {
        lastKey = key
        return key
    }

    private static func typedCharacter(_ event: KeyParser.Event) -> String? {
        switch event {
        case .key(let byte) where (0x20..<0x7F).contains(byte): String(Unicode.Scalar(byte))
        case .text(let text): text.first.map(String.init)
        default: nil
        }
    }

    // MARK: Sequences

    private mutating func key(forSequence sequence: [UInt8], _ look: ([UInt8]) -> Meaning) -> UInt8? {
        if usesViKeys, sequence.count <= 2, sequence.first == KeyParser.escape {
            // In vi Escape is a key of its own, except for Alt-Enter.
            if sequence.count == 2, let command = KeyBindings.command(for: sequence), command == .newline {
                return key(for: command)
            }
            endedOvertyping = true
            pendingKeys = Array(sequence.dropFirst())
            return give(KeyParser.escape)
        }
        let meaning = meanings[sequence] ?? look(sequence)
        meanings[sequence] = meaning
        switch meaning {
        case .command(let command):
            return key(for: command)
        case .libedit:
            pendingKeys = Array(sequence.dropFirst())
            return sequence.first.map { give($0) }
        case .nothing:
            return nil
        }
    }
}

extension EditlineEngine {
    /// What an escape sequence does: what libedit or the person has bound to it, or what our table says.
    func meaning(of sequence: [UInt8]) -> KeyTranslator.Meaning {
        if sequence.count > 1, let bound = boundCommand(to: sequence) {
            return (EditorCommand(rawValue: bound) ?? KeyBindings.replacement(for: bound)).map { .command($0) }
                ?? .libedit
        }
        return KeyBindings.command(for: sequence).map { .command($0) } ?? .nothing
    }
}
