extension Panel {
    /// What a key does to a panel.
    enum Step: Sendable, Hashable {
        /// Other rows are shown, or the same ones at an end.
        case scrolled
        case closed
        /// The key is not for the panel.
        case ignored
    }

    /// Takes a key.
    ///
    /// - Parameters:
    ///   - height: The rows of text that are in view.
    ///   - takesArrows: Whether Up and Down scroll: they are the draft's unless that is empty.
    mutating func step(_ event: KeyParser.Event, height: Int, takesArrows: Bool) -> Step {
        if event == .key(KeyParser.escape) { return .closed }
        guard case .sequence(let sequence) = event else { return .ignored }
        // A row of the page before stays in view.
        let page = max(1, height - 1)
        switch String(decoding: sequence.dropFirst(), as: UTF8.self) {
        case "": return .closed
        case "[5~": scroll(by: -page, height)
        case "[6~": scroll(by: page, height)
        case "[A" where takesArrows, "OA" where takesArrows: scroll(by: -1, height)
        case "[B" where takesArrows, "OB" where takesArrows: scroll(by: 1, height)
        default: return .ignored
        }
        return .scrolled
    }

    private mutating func scroll(by count: Int, _ height: Int) {
        let last = max(0, rows.count - max(1, height))
        top = min(max(min(top, last) + count, 0), last)
    }
}
