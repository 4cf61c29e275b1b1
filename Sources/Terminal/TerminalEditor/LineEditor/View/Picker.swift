/// A list from which a person chooses one entry, below the prompt: it filters as one types.
package struct Picker: Sendable {
    /// One entry.
    package struct Item: Sendable, Hashable {
        /// What is shown first, and matched: by any part, by words in any order, whatever their case.
        package var name: String
        /// What is matched, too, and not shown.
        package var keywords: String
        /// What choosing it submits when a key opened the list, such as `/model openai:gpt-5.4`.
        package var line: String

        /// An entry.
        package init(_ name: String, keywords: String = "", line: String = "") {
            self.name = name
            self.keywords = keywords
            self.line = line
        }
    }

    /// What is chosen, such as `Model`.
    package var title: String
    /// The entries in their order.
    package var items: [Item]
    /// The index of the entry that is selected at first.
    package var selection: Int
    /// What is shown behind the name in so many cells. Asked only for rows that are shown.
    package var detail: @Sendable (_ index: Int, _ cells: Int) -> StyledText

    /// A list.
    package init(
        title: String, items: [Item], selection: Int = 0,
        detail: @escaping @Sendable (_ index: Int, _ cells: Int) -> StyledText = { _, _ in StyledText() }
    ) {
        self.title = title
        self.items = items
        self.selection = selection
        self.detail = detail
    }
}

/// What became of a list that a person was shown.
package enum PickResult: Sendable, Hashable {
    /// The entry of this index was chosen.
    case chosen(Int)
    /// The person left without choosing.
    case dismissed
    /// No list can be drawn here.
    case unavailable
}
