/// What the caller says of the draft: measured anew only when the draft has changed.
struct MeterReading {
    private var meter: LineMeter?
    private var measure: TextMeasure?
    private var last: (draft: String, text: String)?

    /// Another reader says it from now on.
    mutating func use(_ aids: LineAids) { (meter, measure, last) = (aids.meter, aids.measure, nil) }

    /// What stands beside a draft.
    mutating func text(for draft: String) -> String {
        guard let meter else { return "" }
        if let last, last.draft == draft { return last.text }
        let text = EditlineLock.withoutLock { meter(draft) }
        last = (draft, text)
        return text
    }

    /// The size of a text, for the mark that stands for it.
    func size(of text: String) -> String {
        guard let measure else { return "" }
        return EditlineLock.withoutLock { measure(text) }
    }
}
