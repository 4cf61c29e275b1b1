package import ParlanceConversations

/// What came of reading files.
package struct AttachmentReading: Sendable, Hashable {
    /// What can be attached.
    package var attachments: [PromptAttachment] = []
    /// Why other files cannot be.
    package var refusals: [AttachmentError] = []

    /// How many refusals are told one by one.
    private static let shownRefusals = 3

    /// The refusals as a person is told them: the first of many.
    var reasons: [String] {
        let more = refusals.count - Self.shownRefusals
        return refusals.prefix(Self.shownRefusals).map(\.message)
            + (more > 0 ? ["\(more.counted("more file")) cannot be attached."] : [])
    }
}
