import Testing

@testable import GatewayCore

@Suite("Conversations in the form that a protocol takes")
struct ConversationFormTests {
    private static let mixed: [Message] = [
        .system("One."), .assistant("Hello."), .user("a"), .user("b"), .system("Two."), .assistant(""), .user("c"),
        .assistant("d"),
    ]

    @Test("Strict: one system prompt, turns that alternate, the person first and last")
    func strict() {
        #expect(
            ConversationForm.strict.shape(Self.mixed) == [
                .system("One.\n\nTwo."), .user("Begin."), .assistant("Hello."), .user("a\n\nb\n\nc"), .assistant("d"),
                .user("Continue."),
            ])
    }

    @Test("Free: as it is")
    func free() {
        #expect(ConversationForm.free.shape(Self.mixed) == Self.mixed)
    }

    @Test("Nobody has spoken yet")
    func empty() {
        #expect(ConversationForm.free.shape([]) == [.user("Begin.")])
        #expect(ConversationForm.strict.shape([]) == [.user("Begin.")])
        for form in [ConversationForm.strict, ConversationForm(userBegins: false, userEnds: false)] {
            let (system, turns) = form.split([.system("S"), .user(" ")])
            #expect(system == "S")
            #expect(turns == [.user("Begin.")])
        }
    }
}
