import ParlanceAnswers
import ParlanceConversations

extension Answer {
    /// Whether it is not what whoever queued the next line counts on: it was stopped, cut, or refused, it failed, or it is
    /// empty.
    var isTroubled: Bool {
        isCut || failure != nil || AnswerSummary.ending(of: self) != nil
    }
}
