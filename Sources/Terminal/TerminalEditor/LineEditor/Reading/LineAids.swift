/// What helps a person while one line is typed. A reader without a screen of its own uses none of it.
package struct LineAids: Sendable {
    /// Says something about the draft at the right edge of its first row.
    package var meter: LineMeter?
    /// Says in the mark of a folded text how large the text is.
    package var measure: TextMeasure?
    /// Gets the color of the terminal's background, which is asked for with the prompt. Nobody waits for the answer: it
    /// may come with a later line, or never.
    package var background: BackgroundReceiver?

    /// Aids for one line; by default none.
    package init(meter: LineMeter? = nil, measure: TextMeasure? = nil, background: BackgroundReceiver? = nil) {
        self.meter = meter
        self.measure = measure
        self.background = background
    }
}
