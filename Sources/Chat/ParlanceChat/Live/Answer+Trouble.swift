import ParlanceAnswers
import ParlanceConversations

extension Answer {
    /// Whether it went wrong, so that no line queued behind it is sent unasked: it was stopped, cut off or refused, it
    /// failed, or it is empty.
    var isTroubled: Bool {
        isCut || failure != nil || AnswerSummary.ending(of: self) != nil
    }
}
