import CParlanceEditline
import ParlanceSystem

/// libedit behind a small door: it looks keys up, knows vi's commands, and keeps the draft. It draws nothing.
///
/// Its drawing goes nowhere, and so that it cannot go wrong either, libedit believes in a terminal with one row that is
/// wide enough for everything: line breaks and tabs stand in its buffer as blanks that are not the space.
/// All calls but `init` and `deinit` are made on one thread, holding `EditlineLock`.
final class EditlineEngine {
    /// What libedit does after a command.
    enum Result: Int32 {
        /// Nothing.
        case done = 0  // CC_NORM
        /// Nothing, and the next key has the count and the operator that were typed before this one.
        case continues = 3  // CC_ARGHACK
        /// It forgets the count and the operator.
        case refused = 6  // CC_ERROR
    }

    /// The most scalars of a draft. What is longer, a person attaches.
    static let longestDraft = 50_000

    /// Gives libedit its next key; nil ends the line.
    var nextKey: () -> UInt8? = { nil }
    /// Does what a command of ours is for.
    var perform: (EditorCommand, Int32) -> Result = { _, _ in .refused }

    /// Whether `~/.editrc` asks for vi's keys.
    var usesViKeys = false
    /// Whether every printable character inserts itself.
    var insertsText = false
    /// Whether Ctrl-X begins a sequence of keys.
    var controlXIsPrefix = false

    let editor: OpaquePointer
    /// Where everything goes that libedit writes: nowhere.
    let output: UnsafeMutablePointer<FILE>
    private let input: UnsafeMutablePointer<FILE>
    /// libedit keeps the pointer to the name, so it must live as long as the editor.
    private var terminalName: UnsafeMutablePointer<CChar>?
    private var standIns = StandIns()
    /// What libedit's buffer held when it was last looked at, and the draft that stands for, if it came from us.
    private var known = (cells: [UInt32](), cursor: 0, draft: Draft?.none)
    private var columns = 0
    /// The cells that libedit's buffer has at least.
    private var room = 0

    /// Nil if libedit cannot work with the terminal. Its keys are yet to be bound (``bindKeys(_:)``).
    ///
    /// - Parameters:
    ///   - terminal: where keys come from.
    ///   - screen: the terminal's output, of which libedit only asks whether it is one.
    init?(terminal: FileDescriptor, screen: FileDescriptor, type: String?) {
        guard let input = ce_open_nothing("re"), let output = ce_open_nothing("we") else { return nil }
        (self.input, self.output) = (input, output)
        let number = ce_file_number(output)
        let editor = el_init_fd("parlance", input, output, output, terminal.number, screen.number, number)
        guard let editor else {
            ce_close(input)
            ce_close(output)
            return nil
        }
        self.editor = editor
        ce_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
        ce_handle_signals(editor, 0)
        // In raw mode libedit believes that all is set; from then on it only has /dev/null to set modes on and to ask
        // for a size. That also keeps el_end from throwing away what is typed ahead for the shell.
        ce_set_raw_mode(editor)
        ce_set_input(editor, input)
        setTerminal(type)
        widen(to: 0)
        ce_set_reader(editor) { editor, character in EditlineEngine.of(editor)?.give(character) ?? -1 }
        ce_use_no_prompt(editor)
        reserve(300)
    }

    deinit {
        EditlineLock.withLock { el_end(editor) }
        ce_close(input)
        ce_close(output)
        terminalName?.deallocate()
    }

    /// Takes keys until ``nextKey`` ends the line, from an empty draft on.
    func editLine() {
        known = ([], 0, nil)
        var count: Int32 = 0
        _ = el_wgets(editor, &count)
    }

    private func give(_ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        guard let key = nextKey() else { return -1 }
        character?.pointee = wchar_t(key)
        return 1
    }

    // MARK: The draft

    /// Whether a draft is one that libedit can keep.
    func hasRoom(for draft: Draft) -> Bool {
        // It is asked with every key, and counting takes its time.
        let bytes = draft.before.utf8.count + draft.after.utf8.count
        let count = bytes <= Self.longestDraft ? bytes : draft.text.unicodeScalars.count
        return count <= Self.longestDraft && standIns.hasRoom(for: count)
    }

    /// Makes a draft libedit's.
    func show(_ draft: Draft) {
        if draft.isEmpty { standIns.removeAll() }
        if insertDifference(of: draft) { return }
        var cells = standIns.encode(draft.before)
        let cursor = cells.count
        cells += standIns.encode(draft.after)
        known.draft = draft
        guard cells != known.cells || cursor != known.cursor || ce_is_sound(editor) == 0 else { return }
        widen(to: 2 * cells.count)
        reserve(cells.count)
        known = (cells, cursor, draft)
        // libedit refuses to replace by nothing.
        guard !cells.isEmpty else { return ce_clear(editor) }
        ce_replace(editor, cells + [0])
        // Far enough to reach the end from wherever the cursor is; libedit stops there.
        el_cursor(editor, Int32(2 * Self.longestDraft + ce_length(editor)))
        el_cursor(editor, -Int32(cells.count - cursor))
    }

    /// Inserts what a draft has more than the known one, if that is all that differs.
    ///
    /// In vi mode `.` types a long insertion again, one key at a time: the whole draft cannot be looked at with each.
    ///
    /// - Returns: Whether the draft is libedit's now.
    private func insertDifference(of draft: Draft) -> Bool {
        // A macro may have changed libedit's behind our back.
        guard let shown = known.draft, isAsKnown, shown.after.hasSameBytes(as: draft.after),
            let added = draft.before.bytes(behind: shown.before)
        else { return false }
        guard !added.isEmpty else { return true }
        let count = known.cells.count + added.utf8.count
        // A character may join the one before it.
        guard !added.joins(shown.before.last), 3 * count <= room, 2 * count < columns else { return false }
        let cells = standIns.encode(added)
        guard ce_insert(editor, cells + [0]) == 0 else { return false }
        known.cells.insert(contentsOf: cells, at: known.cursor)
        known.cursor += cells.count
        known.draft = draft
        return true
    }

    /// The draft after one of libedit's own commands; nil where it has not changed.
    func changedDraft() -> Draft? {
        if isAsKnown { return nil }
        let (cells, cursor) = (buffer, ce_cursor(editor))
        let draft = Draft(before: standIns.decode(cells[..<cursor]), after: standIns.decode(cells[cursor...]))
        known = (Array(cells), cursor, nil)
        // It may have grown, or have lost its cursor.
        show(draft)
        return draft
    }

    /// What libedit has now.
    private var buffer: UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(start: ce_text(editor), count: ce_length(editor))
    }

    private var isAsKnown: Bool {
        ce_is_sound(editor) != 0 && ce_cursor(editor) == known.cursor
            && known.cells.withUnsafeBufferPointer {
                buffer.count == $0.count && buffer.hasSameBytes(as: $0, count: $0.count)
            }
    }

    // MARK: Setting up

    private func setTerminal(_ type: String?) {
        if let characters = type?.utf8CString {
            let name = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
            for (index, character) in characters.enumerated() { (name + index).initialize(to: character) }
            terminalName = name
        }
        if ce_set_terminal(editor, terminalName) == 0 { return }
        // A terminal type that nobody knows: so much makes libedit edit.
        for (name, value) in [("up", "\u{1B}[A"), ("ce", "\u{1B}[K"), ("am", "yes"), ("xn", "yes")] {
            ce_set_capability(editor, name, value)
        }
    }

    /// Has libedit believe in a row of so many cells, so that it never gets to another one.
    private func widen(to cells: Int) {
        guard cells >= columns else { return }
        columns = max(2 * cells, 512)
        // The rows first: libedit makes room for all that it believes in.
        ce_set_capability(editor, "li", "2")
        ce_set_capability(editor, "co", "\(columns)")
    }

    /// Deleting n characters makes libedit read n beyond the last: its buffer gets far more room than the draft takes.
    /// What is in the buffer is lost.
    private func reserve(_ cells: Int) {
        guard 3 * cells > room else { return }
        room = 6 * cells
        _ = ce_insert(editor, [UInt32](repeating: 0x20, count: room) + [0])
        ce_clear(editor)
    }

    private static func of(_ editor: OpaquePointer?) -> EditlineEngine? {
        guard let editor, let context = ce_client_data(editor) else { return nil }
        return Unmanaged<EditlineEngine>.fromOpaque(context).takeUnretainedValue()
    }

    /// Calls the command of an editor that libedit hands to a C function.
    static func perform(_ command: EditorCommand, _ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
        UInt8((of(editor)?.perform(command, key) ?? .refused).rawValue)
    }
}

extension String {
    /// Whether the first character makes one with that before it.
    fileprivate func joins(_ last: Character?) -> Bool {
        guard let last, let first else { return false }
        return "\(last)\(first)".count == 1
    }
}
