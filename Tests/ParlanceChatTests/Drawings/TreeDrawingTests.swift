import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Drawing the branches of a session")
struct TreeDrawingTests {
    private static let tree: ConversationTree = {
        var tree = ConversationTree(
            .make(
                ("Explain monads in a way that a child understands", .make("A monad is a box.")),
                ("Shorter", .make("Boxes.", status: .interrupted)),
                ("And in Swift?", .make("Optional is one.", model: .mistralLarge))))
        tree.append(Turn(prompt: "Longer\nplease", answer: .make("Once upon a time"), temperature: 0.2), after: 1)
        tree.append(Turn(prompt: "More"), after: 4)
        tree.append(Turn(prompt: "Even more", answer: .make("", status: .failed)), after: 4)
        tree.append(Turn(prompt: "Something \u{1B}[2J else", answer: .make("Yes")), after: nil)
        tree.move(to: 2)
        return tree
    }()

    private func text(_ tree: ConversationTree, columns: Int, isUTF8: Bool = true, isWhole: Bool = false) -> String {
        TreeDrawing(tree, isUTF8: isUTF8).lines(columns: columns, isWhole: isWhole).map(\.description)
            .joined(separator: "\n")
    }

    @Test("The branch that is on goes straight down; others stand above it, further right")
    func branches() {
        #expect(
            text(Self.tree, columns: 80) == """
                ○ 0 the start
                ├─○ 7 gpt-4o               Something ^[[2J else
                ● 1 gpt-4o               Explain monads in a way that a child understands
                ├─○ 4 gpt-4o 0.2           Longer please
                │ ├─○ 5                      More (no answer, not sent)
                │ ○ 6 gpt-4o               Even more (no answer, not sent)
                ◆ 2 gpt-4o               Shorter (stopped)
                ○ 3 mistral-large-latest And in Swift?
                ◆ here · ● this branch · /go N moves
                """)
    }

    @Test("A narrow terminal gets whole lines, without Unicode signs where it has none")
    func narrow() {
        let text = text(Self.tree, columns: 40, isUTF8: false)
        #expect(
            text == """
                o 0 the start
                |-o 7 gpt-4o     Something ^[[2J else
                * 1 gpt-4o     Explain monads in a way …
                |-o 4 gpt-4o 0.2 Longer please
                | |-o 5            More (not sent)
                | o 6 gpt-4o     Even more (not sent)
                @ 2 gpt-4o     Shorter (stopped)
                o 3 mistral-l… And in Swift?
                @ here · * this branch · /go N moves
                """)
        #expect(text.split(separator: "\n").allSatisfy { String($0).cellWidth <= 40 })
    }

    @Test("A wide one gets the answers' first words")
    func wide() {
        #expect(
            text(Self.tree, columns: 200) == """
                ○ 0 the start
                ├─○ 7 gpt-4o               Something ^[[2J else → Yes
                ● 1 gpt-4o               Explain monads in a way that a child understands → A monad is a box.
                ├─○ 4 gpt-4o 0.2           Longer please → Once upon a time
                │ ├─○ 5                      More (no answer, not sent)
                │ ○ 6 gpt-4o               Even more (no answer, not sent)
                ◆ 2 gpt-4o               Shorter → Boxes. (stopped)
                ○ 3 mistral-large-latest And in Swift? → Optional is one.
                ◆ here · ● this branch · /go N moves
                """)
    }

    @Test("Long straight runs are cut in the middle unless all is asked for; the present turn is always there")
    func long() {
        var tree = ConversationTree(Conversation(turns: (1...60).map { Turn(prompt: "p\($0)", answer: .make()) }))
        tree.move(to: 30)
        #expect(
            text(tree, columns: 60) == """
                ●  1 gpt-4o p1
                ●  2 gpt-4o p2
                ●  3 gpt-4o p3
                ⋮ 26 turns
                ◆ 30 gpt-4o p30
                ⋮ 27 turns
                ○ 58 gpt-4o p58
                ○ 59 gpt-4o p59
                ○ 60 gpt-4o p60
                ◆ here · ● this branch · /go N moves
                """)
        #expect(text(tree, columns: 60, isWhole: true).split(separator: "\n").count == 61)
    }

    @Test("Nested branches stop going to the right where no room for words would be left")
    func nested() {
        var tree = ConversationTree()
        tree.append(Turn(prompt: "root"))
        for _ in 0..<300 {
            let parent = tree.current
            tree.append(Turn(prompt: "a"), after: parent)
            tree.append(Turn(prompt: "b"), after: parent)
            tree.move(to: (tree.current ?? 1) - 1)
        }
        tree.move(to: 1)
        let lines = TreeDrawing(tree, isUTF8: true).lines(columns: 40)
        #expect(lines.allSatisfy { $0.cellWidth <= 40 })
        #expect(lines.count == 602)
    }

    @Test("A session in which nothing was said says so")
    func empty() {
        #expect(text(ConversationTree(), columns: 40) == "There are no turns yet.")
    }
}
