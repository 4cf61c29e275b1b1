/// Everything that was said in a session: a tree of turns, of which one branch is the conversation.
///
/// A turn is known by its number, from 1 in the order in which turns began; its parent is the turn that it was said
/// after. Another answer to a prompt, or another prompt in its place, is a turn with the same parent: nothing that was
/// said before is lost. The way from a beginning to the ``current`` turn is what is shown and sent.
public struct ConversationTree: Sendable, Hashable {
    /// A turn and the one before it.
    public struct Node: Sendable, Hashable {
        /// What was said.
        public var turn: Turn
        /// The number of the turn that it was said after; `nil` for the beginning of a conversation.
        public var parent: Int?
    }

    /// All turns; that of number 1 is the first.
    public private(set) var nodes: [Node] = []
    /// The last turn of the branch that is shown and sent; `nil` before the first.
    public private(set) var current: Int?

    /// For each turn, the next one of the branch that was last on; 0 stands for the place before the first turn.
    private var next: [Int: Int] = [:]

    /// A tree of one branch.
    public init(_ conversation: Conversation = Conversation()) {
        for turn in conversation.turns { append(turn) }
    }

    // MARK: Looking

    /// The turn of a number; `nil` where there is none.
    public subscript(number: Int) -> Turn? {
        contains(number) ? nodes[number - 1].turn : nil
    }

    /// Whether there is a turn of this number.
    public func contains(_ number: Int) -> Bool {
        number >= 1 && number <= nodes.count
    }

    /// The numbers of the turns from a beginning to a turn, that turn included; none for `nil`.
    public func path(to number: Int?) -> [Int] {
        var path: [Int] = []
        var next = number
        // A parent is older than its child, so this ends.
        while let number = next, contains(number) {
            path.append(number)
            next = nodes[number - 1].parent
        }
        return path.reversed()
    }

    /// The turns that were said after a turn, oldest first; after `nil`, the beginnings.
    public func children(of number: Int?) -> [Int] {
        nodes.indices.filter { nodes[$0].parent == number }.map { $0 + 1 }
    }

    /// The branch that ends with a turn.
    public func conversation(to number: Int?) -> Conversation {
        Conversation(turns: path(to: number).map { nodes[$0 - 1].turn })
    }

    /// The current branch: what is shown and sent.
    public var conversation: Conversation {
        conversation(to: current)
    }

    /// The turns of all branches, in the order in which they began.
    public var turns: [Turn] {
        nodes.map(\.turn)
    }

    /// The turn that follows the current one on the branch that was last on; `nil` at the end of a branch.
    public var following: Int? {
        next[current ?? 0]
    }

    /// Whether there is more than one branch.
    public var isBranched: Bool {
        nodes.indices.contains { nodes[$0].parent != ($0 == 0 ? nil : $0) }
    }

    // MARK: Changing

    /// Adds a turn after the current one and moves to it.
    ///
    /// - Returns: Its number.
    @discardableResult
    public mutating func append(_ turn: Turn) -> Int {
        append(turn, after: current)
    }

    /// Adds a turn after another one, or as a beginning, and moves to it.
    ///
    /// - Parameter parent: The number of a turn; what is no number of one makes a beginning.
    /// - Returns: The turn's number.
    @discardableResult
    public mutating func append(_ turn: Turn, after parent: Int?) -> Int {
        let parent = parent.flatMap { contains($0) ? $0 : nil }
        nodes.append(Node(turn: turn, parent: parent))
        move(to: nodes.count)
        return nodes.count
    }

    /// Makes the branch that ends with a turn the current one; `nil` goes before the first turn. A number of no turn
    /// changes nothing.
    public mutating func move(to number: Int?) {
        guard number.map(contains) ?? true else { return }
        defer { current = number }
        if let number, nodes[number - 1].parent == current {
            next[current ?? 0] = number
            return
        }
        var last = 0
        for number in path(to: number) {
            next[last] = number
            last = number
        }
    }

    /// Changes a turn, such as when its answer has come. A number of no turn changes nothing.
    public mutating func update(_ number: Int, _ change: (inout Turn) -> Void) {
        guard contains(number) else { return }
        change(&nodes[number - 1].turn)
    }
}
