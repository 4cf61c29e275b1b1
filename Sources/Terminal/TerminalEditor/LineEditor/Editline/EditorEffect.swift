/// What a command does beyond changing the draft: the desk says it as a value, and only the session touches the screen
/// or the rest of the program.
enum EditorEffect: Equatable {
    /// Nothing could be done: the bell rings.
    case refused
    /// The line is finished.
    case submit(String)
    /// Ctrl-C where there is nothing to clear.
    case interrupt
    /// Ctrl-D on an empty draft.
    case endOfInput
    /// vi's own command switches to its map for text.
    case insertInVi
    /// Lines are shown above.
    case say(String)
    /// Tab was pressed.
    case complete
    /// The draft goes to the person's own editor.
    case edit
    /// The program stops, as Ctrl-Z has it.
    case suspend
    /// Ctrl-L.
    case clearScreen
    /// All is drawn from nothing.
    case redisplay
    /// The ledger at the foot opens or closes.
    case toggleLedger
    /// A list to choose from opens.
    case openPicker
    /// What a key goes through step by step is at its next step.
    case cycle
    /// A panel scrolls by so many pages.
    case scroll(Int)
}
