/// Everything that was said in a session: a tree of turns, of which one branch is the conversation.
///
/// A turn is known by its number, from 1 in the order in which turns began; its parent is the turn that it was said
/// after. Another answer to a prompt, or another prompt in its place, is a turn with the same parent: nothing that was
/// said before is lost. The way from a beginning to the ``current`` turn is what is shown and sent.
package struct ConversationTree: Sendable, Hashable {
    /// A turn and the one before it.
    package struct Node: Sendable, Hashable {
        /// What was said.
        package var turn: Turn
        /// The number of the turn that it was said after; `nil` for the beginning of a conversation.
        package var parent: Int?
    }

    /// All turns; that of number 1 is the first.
    package private(set) var nodes: [Node] = []
    /// The last turn of the branch that is shown and sent; `nil` before the first.
    package private(set) var current: Int?

    /// For each turn, the next one of the branch that was last on; 0 stands for the place before the first turn.
    private var next: [Int: Int] = [:]

    /// A tree of one branch.
    package init(_ conversation: Conversation = Conversation()) {
        for turn in conversation.turns { append(turn) }
    }

    // MARK: Looking

    /// The turn of a number; `nil` where there is none.
    package subscript(number: Int) -> Turn? {
        contains(number) ? nodes[number - 1].turn : nil
    }

    /// Whether there is a turn of this number.
    package func contains(_ number: Int) -> Bool {
        number >= 1 && number <= nodes.count
    }

    /// The numbers of the turns from a beginning to a turn, that turn included; none for `nil`.
    package func path(to number: Int?) -> [Int] {
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
    package func children(of number: Int?) -> [Int] {
        nodes.indices.filter { nodes[$0].parent == number }.map { $0 + 1 }
    }

    /// The branch that ends with a turn.
    package func conversation(to number: Int?) -> Conversation {
        Conversation(turns: path(to: number).map { nodes[$0 - 1].turn })
    }

    /// The current branch: what is shown and sent.
    package var conversation: Conversation {
        conversation(to: current)
    }

    /// The turns of all branches, in the order in which they began.
    package var turns: [Turn] {
        nodes.map(\.turn)
    }

    /// The place to which taking back the last turn leads; `nil` before the first. What `/compact` or `/context` made is
    /// taken back whole: it leads to the place from which it was made.
    package func previous(_ number: Int) -> Int? {
        guard contains(number) else { return nil }
        return origin(of: number) ?? nodes[number - 1].parent
    }

    /// How a part of a branch came about that nobody said there.
    package enum Making: Sendable, Hashable {
        /// `/compact` has summed up what was before.
        case summary
        /// `/context` has left something out.
        case cut
    }

    /// How the part of the branch came about that a turn belongs to; `nil` for a turn that was said.
    package func making(of number: Int) -> Making? {
        guard let head = head(of: number) else { return nil }
        return self[head]?.isSummary == true ? .summary : .cut
    }

    /// The place from which that part was made.
    private func origin(of number: Int) -> Int? {
        head(of: number).flatMap { self[$0]?.summarized }
    }

    /// The first turn of that part.
    private func head(of number: Int) -> Int? {
        var next: Int? = number
        while let number = next, let turn = self[number] {
            if turn.summarized != nil { return number }
            guard turn.copied != nil else { return nil }
            next = nodes[number - 1].parent
        }
        return nil
    }

    /// The turns from a beginning to a turn as they are taken back, one by one: what was made by `/compact` or
    /// `/context` counts as one, after those that it was made of.
    package func steps(to number: Int?) -> [Int] {
        var steps: [Int] = []
        var next = number
        // What comes before is older, so this ends.
        while let number = next, contains(number) {
            steps.append(number)
            next = previous(number)
        }
        return steps.reversed()
    }

    /// The place to which bringing back what was taken back leads from the current one; `nil` at the end of a branch.
    package var following: Int? {
        guard let number = next[current ?? 0] else { return nil }
        guard self[number]?.summarized != nil else { return number }
        // The turns of before stand behind their summary, or behind the first of them.
        var last = number
        while let kept = next[last], self[kept]?.copied != nil { last = kept }
        return last
    }

    /// Whether there is more than one branch.
    package var isBranched: Bool {
        nodes.indices.contains { nodes[$0].parent != ($0 == 0 ? nil : $0) }
    }

    // MARK: Changing

    /// Adds a turn after the current one and moves to it.
    ///
    /// - Returns: Its number.
    @discardableResult
    package mutating func append(_ turn: Turn) -> Int {
        append(turn, after: current)
    }

    /// Adds a turn after another one, or as a beginning, and moves to it.
    ///
    /// - Parameter parent: The number of a turn; what is no number of one makes a beginning.
    /// - Returns: The turn's number.
    @discardableResult
    package mutating func append(_ turn: Turn, after parent: Int?) -> Int {
        let parent = parent.flatMap { contains($0) ? $0 : nil }
        nodes.append(Node(turn: turn, parent: parent))
        move(to: nodes.count)
        return nodes.count
    }

    /// Makes the branch that ends with a turn the current one; `nil` goes before the first turn. A number of no turn
    /// changes nothing.
    package mutating func move(to number: Int?) {
        guard number.map(contains) ?? true else { return }
        defer { current = number }
        if let number, nodes[number - 1].parent == current, self[number]?.summarized == nil {
            next[current ?? 0] = number
            return
        }
        var last = 0
        for number in path(to: number) {
            next[last] = number
            last = number
            // A summary also goes on from the place that it was made at.
            if let place = self[number]?.summarized { next[place] = number }
        }
    }

    /// Moves from a turn that has no answer to the newest one with the same prompt, at the same place, that has one: where
    /// several were asked at once, the program may have died before the last of them answered.
    mutating func preferAnswered() {
        guard let current, let turn = self[current], !turn.isAnswered else { return }
        let parent = nodes[current - 1].parent
        let answered = children(of: parent).filter { self[$0]?.prompt == turn.prompt && self[$0]?.isAnswered == true }
        let whole = answered.last { self[$0]?.answer?.status == .complete }
        if let best = whole ?? answered.last { move(to: best) }
    }

    /// Changes a turn, such as when its answer has come. A number of no turn changes nothing.
    package mutating func update(_ number: Int, _ change: (inout Turn) -> Void) {
        guard contains(number) else { return }
        change(&nodes[number - 1].turn)
    }
}
