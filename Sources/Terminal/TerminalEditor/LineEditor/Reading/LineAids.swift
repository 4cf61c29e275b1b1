/// What helps a person while one line is typed. A reader without a screen of its own uses none of it.
package struct LineAids: Sendable {
    /// Says something about the draft at the right edge of its last row.
    package var meter: LineMeter?
    /// Says in the mark of a folded text how large the text is.
    package var measure: TextMeasure?
    /// Gets the color of the terminal's background, which is asked for with the prompt. Nobody waits for the answer: it
    /// may come with a later line, or never.
    package var background: BackgroundReceiver?
    /// The three to five rows of the ledger at the foot, for a draft and so many columns. Asked for at each key and ten
    /// times a second while it is open.
    package var ledger: (@Sendable (_ draft: String, _ columns: Int) -> [StyledText])?
    /// Whether the ledger has something that counts down: then it is looked at each second while it is open.
    package var ledgerTicks: (@Sendable () -> Bool)?
    /// Makes the list that Ctrl-O opens; `nil`: there is nothing to choose from. The line of what is chosen is
    /// submitted.
    package var picker: (@Sendable () async -> Picker?)?
    /// Takes the next step of what Shift-Tab goes through; `nil`: it goes through nothing. It must return at once.
    package var cycle: (@Sendable () -> CycleStep)?
    /// Called once the prompt is on the screen: what can wait until then does. It must return at once.
    package var shown: (@Sendable () -> Void)?

    /// Aids for one line; by default none.
    package init(
        meter: LineMeter? = nil, measure: TextMeasure? = nil, background: BackgroundReceiver? = nil,
        ledger: (@Sendable (_ draft: String, _ columns: Int) -> [StyledText])? = nil,
        ledgerTicks: (@Sendable () -> Bool)? = nil, picker: (@Sendable () async -> Picker?)? = nil,
        cycle: (@Sendable () -> CycleStep)? = nil,
        shown: (@Sendable () -> Void)? = nil
    ) {
        self.meter = meter
        self.measure = measure
        self.background = background
        self.ledger = ledger
        self.ledgerTicks = ledgerTicks
        self.picker = picker
        self.cycle = cycle
        self.shown = shown
    }
}
