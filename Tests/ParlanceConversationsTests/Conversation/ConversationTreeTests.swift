import ChatTestSupport
import Testing

@testable import ParlanceConversations

@Suite("A conversation's branches")
struct ConversationTreeTests {
    /// 1 ─ 2 ─ 3, with 4 beside 2 and 5 beside 1.
    private static let tree: ConversationTree = {
        var tree = ConversationTree(.make(("a", .make("A")), ("b", .make("B")), ("c", nil)))
        tree.append(Turn(prompt: "d"), after: 1)
        tree.append(Turn(prompt: "e"), after: nil)
        return tree
    }()

    @Test("A conversation is a tree of one branch")
    func linear() {
        let conversation = Conversation.make(("a", .make("A")), ("b", nil))
        let tree = ConversationTree(conversation)
        #expect(tree.conversation == conversation)
        #expect(tree.current == 2)
        #expect(tree.nodes.map(\.parent) == [nil, 1])
        #expect(!tree.isBranched)
        #expect(ConversationTree().conversation == Conversation())
        #expect(ConversationTree().current == nil)
    }

    @Test("The current branch ends with the turn that was added or moved to last")
    func branches() {
        var tree = Self.tree
        #expect(tree.isBranched)
        #expect(tree.conversation.turns.map(\.prompt) == ["e"])
        tree.move(to: 4)
        #expect(tree.conversation.turns.map(\.prompt) == ["a", "d"])
        #expect(tree.append(Turn(prompt: "f")) == 6)
        #expect(tree.path(to: 6) == [1, 4, 6])
        #expect(tree.turns.map(\.prompt) == ["a", "b", "c", "d", "e", "f"])
    }

    @Test("The turns that follow one, and the beginnings, come in the order of their age")
    func children() {
        #expect(Self.tree.children(of: nil) == [1, 5])
        #expect(Self.tree.children(of: 1) == [2, 4])
        #expect(Self.tree.children(of: 3) == [])
    }

    @Test("What follows is the branch that was last on")
    func following() {
        var tree = Self.tree
        tree.move(to: 3)
        tree.move(to: nil)
        #expect(tree.following == 1)
        tree.move(to: 1)
        #expect(tree.following == 2)
        tree.move(to: 4)
        #expect(tree.following == nil)
        tree.move(to: 1)
        #expect(tree.following == 4)
    }

    @Test("A turn that is not there is no place to go", arguments: [0, -1, 6, Int.max, Int.min])
    func nowhere(number: Int) {
        var tree = Self.tree
        tree.move(to: number)
        tree.update(number) { $0.prompt = "x" }
        #expect(tree == Self.tree)
        #expect(tree[number] == nil)
        tree.append(Turn(prompt: "f"), after: number)
        #expect(tree.nodes.last?.parent == nil)
    }

    @Test("Of several answers to one prompt, one that came is gone on with; a prompt of its own stays")
    func preferAnswered() {
        var tree = ConversationTree(.make(("Hello", .make("Hi"))))
        tree.append(Turn(prompt: "Which?", answer: .make("This", status: .interrupted)), after: 1)
        tree.append(Turn(prompt: "Which?", answer: .make("That")), after: 1)
        tree.append(Turn(prompt: "Other", answer: .make("No")), after: 1)
        tree.append(Turn(prompt: "Which?"), after: 1)
        tree.preferAnswered()
        #expect(tree.current == 3)
        tree.append(Turn(prompt: "More"))
        tree.preferAnswered()
        #expect(tree.current == 6)
    }
}
