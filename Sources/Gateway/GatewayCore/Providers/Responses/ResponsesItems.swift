import GatewayJSON

/// The items of a response, so that a text which comes in deltas, in the events that close its part and its item, and
/// in the whole response at the end is shown once, wherever it came first.
///
/// A part is known by its item and its place in it. Items are known by their place in the output and by their id; as
/// servers leave out either, and some give an item another id at the end, equal texts are taken for the same, too.
struct ResponsesItems: Sendable {
    /// Where a part stands in its item.
    enum Place: Hashable, Sendable {
        case content(Int)
        case summary(Int)
    }

    private struct Part: Hashable {
        var item: String
        var place: Place
    }

    /// What was shown of each part.
    private var shown: [Part: String] = [:]
    /// The place in the output of each id.
    private var places: [String: Int] = [:]
    /// Items that are no answer, but what the model says on the way to it.
    private var commentary: Set<String> = []
    /// The items whose text was shown as the answer's.
    private var answers: Set<String> = []
    /// The parts that came last, of the answer and of the reasoning.
    private var last: (answer: Part?, reasoning: Part?)

    /// What is known of an item by an event about it.
    mutating func note(_ event: JSONValue) {
        guard let item = event["item"] else { return }
        if let place = event["output_index"]?.intValue, let id = item["id"]?.stringValue { places[id] = place }
        note(item, as: key(of: event))
    }

    /// What is known of an item by the whole response.
    mutating func note(_ item: JSONValue, at index: Int) -> String {
        let key = item["id"]?.stringValue.flatMap { places[$0] }.map(Self.key) ?? Self.key(index)
        note(item, as: key)
        return key
    }

    private mutating func note(_ item: JSONValue, as key: String) {
        if item["phase"] == "commentary" { commentary.insert(key) }
    }

    /// The item that an event is about.
    func key(of event: JSONValue) -> String {
        let id = event["item_id"]?.stringValue ?? event["item"]?["id"]?.stringValue
        let place = event["output_index"]?.intValue ?? id.flatMap { places[$0] }
        return place.map(Self.key) ?? id ?? Self.key(0)
    }

    private static func key(_ place: Int) -> String { "#\(place)" }

    /// Whether an item's text is shown apart from the answer.
    func isCommentary(_ item: String) -> Bool { commentary.contains(item) }

    /// Whether what was shown as the answer was an item alone that turns out to be none.
    mutating func withdraw(_ item: String) -> Bool {
        guard commentary.contains(item), answers == [item] else { return false }
        (answers, last.reasoning, last.answer) = ([], last.answer, nil)
        return true
    }

    /// Takes the next piece of a part.
    ///
    /// - Returns: The piece, behind a gap where it begins a part that is set apart from the one before.
    mutating func append(_ piece: String, to item: String, _ place: Place, isReasoning: Bool) -> String {
        guard !piece.isEmpty else { return "" }
        let part = Part(item: item, place: place)
        shown[part, default: ""] += piece
        defer {
            if isReasoning {
                last.reasoning = part
            } else {
                answers.insert(item)
                last.answer = part
            }
        }
        // The parts of a message are one text; thoughts are paragraphs.
        let isApart =
            isReasoning ? last.reasoning.map { $0 != part } ?? false : last.answer.map { $0.item != item } ?? false
        return (isApart ? "\n\n" : "") + piece
    }

    /// What is still to be shown of a part that came whole.
    func rest(of whole: String, in item: String, _ place: Place) -> String {
        // The text that is whole has the characters whole that the deltas may have had in pieces.
        let whole = whole.withoutFragments
        if let shown = shown[Part(item: item, place: place)] { return whole.dropping(shown.withoutFragments) ?? "" }
        return shown.values.contains { $0.withoutFragments == whole } ? "" : whole
    }
}
