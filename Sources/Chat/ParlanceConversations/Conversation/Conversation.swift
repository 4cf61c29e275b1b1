package import GatewayCore

/// The turns of a session, oldest first.
package struct Conversation: Sendable, Hashable {
    /// All turns, the unanswered ones included: nothing that was said is lost.
    package var turns: [Turn]

    /// A conversation of these turns.
    package init(turns: [Turn] = []) {
        self.turns = turns
    }

    /// What a model is sent: the turns that have an answer, however it ended, and the last prompt.
    ///
    /// A prompt that got no answer is left out. The person has usually said it again, and providers refuse two user
    /// messages in a row.
    ///
    /// - Parameters:
    ///   - system: The system prompt, where there is one.
    ///   - showsImages: Whether the model sees; for one that does not, a sentence stands for each image.
    package func messages(system: String?, showsImages: Bool = true) -> [Message] {
        var messages: [Message] = []
        if let system, !system.isEmpty {
            messages.append(.system(system))
        }
        for (index, turn) in turns.enumerated() {
            if turn.isAnswered, let text = turn.answer?.text {
                // Some servers refuse a message without words.
                let isLost = turn.prompt.isEmpty && turn.attachments.isEmpty
                let prompt = isLost ? .user(Self.lostPrompt) : turn.message(showsImages: showsImages)
                messages += [prompt, turn.answer?.message ?? .assistant(text)]
            } else if index == turns.indices.last {
                messages.append(turn.message(showsImages: showsImages))
            }
        }
        return messages
    }

    /// Stands for a prompt that a damaged journal has lost, whose answer is there.
    private static let lostPrompt = "(This message was lost.)"

    /// How many turns were answered: a prompt without an answer is not sent again, and is no turn of the conversation.
    package var answeredCount: Int {
        turns.count(where: \.isAnswered)
    }

    /// How many images a model that sees is shown.
    package var imageCount: Int {
        turns.reduce(0) { $0 + $1.attachments.count { $0.image != nil } }
    }
}
