/// A list to choose from.
package struct Picker: Sendable {
    /// A thing that can be chosen.
    package struct Item: Sendable, Hashable {
        /// Shown first. What is typed is looked for in it: any part, case ignored, words in any order.
        package var name: String
        /// What is typed is looked for here, too; not shown.
        package var keywords: String
        /// What choosing it submits when the list was opened by a key, such as `/model openai:gpt-5.4`.
        package var line: String

        /// Makes an item.
        package init(_ name: String, keywords: String = "", line: String = "") {
            self.name = name
            self.keywords = keywords
            self.line = line
        }
    }

    /// How several items are marked.
    package struct Marking: Sendable {
        /// Whether the item at an index can be.
        package var canMark: @Sendable (_ index: Int) -> Bool
        /// What the last row says of those that are, in so many cells.
        package var summary: @Sendable (_ marked: [Int], _ cells: Int) -> String

        /// Makes a way of marking.
        package init(
            canMark: @escaping @Sendable (_ index: Int) -> Bool,
            summary: @escaping @Sendable (_ marked: [Int], _ cells: Int) -> String
        ) {
            self.canMark = canMark
            self.summary = summary
        }
    }

    /// What is chosen, such as `Model`.
    package var title: String
    /// All there is to choose from.
    package var items: [Item]
    /// The index of the item that is selected at first.
    package var selection: Int
    /// Where the blank marks items, and Enter takes those that are; `nil`: Enter chooses one.
    package var marking: Marking?
    /// What stands behind the name in so many cells; asked only for rows that are shown.
    package var detail: @Sendable (_ index: Int, _ cells: Int) -> StyledText

    /// Makes a list.
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

/// How choosing from a list ended.
package enum PickResult: Sendable, Hashable {
    /// The item at an index was chosen.
    case chosen(Int)
    /// The items at these indices were marked, in the order of the list.
    case marked([Int])
    /// None was.
    case dismissed
    /// A list cannot be shown here.
    case unavailable
}
