/// What was said in a session, straight from the bytes of its journal: made for looking through thousands of them.
struct JournalText: Sendable {
    /// Who said something.
    enum Speaker: Sendable, Hashable {
        case title, person, model
    }

    /// One prompt, one answer, or one title.
    struct Passage: Sendable {
        var turn: Int
        var speaker: Speaker
        /// Where it stands in ``JournalText/text``.
        var range = 0..<0
    }

    /// Stands after each passage. No text has it: it is no UTF-8.
    static let separator: UInt8 = 0xFF

    /// All passages, one after the other, as UTF-8.
    let text: [UInt8]
    /// In the order in which they began.
    let passages: [Passage]
    /// Where in the journal the name of the model stands that answered a turn.
    private let models: [Int: Range<Int>]

    init(_ journal: UnsafeBufferPointer<UInt8>) {
        (text, passages, models) = JournalTextReader.read(journal)
    }

    /// The name of the model that answered a turn, its provider before it; `nil` where the journal does not tell.
    ///
    /// - Parameter journal: The same bytes.
    func model(of turn: Int, in journal: UnsafeBufferPointer<UInt8>) -> String? {
        models[turn].map { String(decoding: journal[$0], as: UTF8.self) }
    }

    /// What was said in a passage.
    func text(of passage: Passage) -> ArraySlice<UInt8> {
        text[passage.range]
    }

    /// What the session is called: what the person called it, else what the first prompt asks that asks something.
    var title: String {
        if let named = passages.last(where: { $0.speaker == .title && !$0.range.isEmpty }) {
            return String(decoding: text(of: named), as: UTF8.self)
        }
        let prompts = passages.lazy.filter { $0.speaker == .person }.map { passage in
            String(decoding: text(of: passage).prefix(SessionTitle.read), as: UTF8.self)
        }
        return SessionTitle.make(from: prompts)
    }
}
