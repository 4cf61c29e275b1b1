package import GatewayCore

extension Answer {
    /// A part of the text that was written before this answer continued it.
    package struct Beginning: Sendable, Hashable {
        /// Where it ends, in bytes of the text as UTF-8.
        package var end: Int
        /// Who wrote it.
        package var model: ModelID

        /// A beginning.
        package init(end: Int, model: ModelID) {
            self.end = end
            self.model = model
        }
    }

    /// What an answer begins with that continues this one.
    var asBeginnings: [Beginning] {
        text.isEmpty ? beginnings : beginnings + [Beginning(end: text.utf8.count, model: model)]
    }

    /// Where another model continued the text, and which; none where one wrote all of it.
    package var penChanges: [(end: Int, model: ModelID)] {
        let next = beginnings.dropFirst().map(\.model) + [model]
        return zip(beginnings, next).filter { $0.model != $1 }.map { ($0.end, $1) }
    }

    /// The models that wrote it, in their order.
    package var authors: [ModelID] {
        (beginnings.first.map { [$0.model] } ?? [model]) + penChanges.map(\.model)
    }

    /// Tells where another model continued the text: `mistral:mistral-large-latest continues after “… the last words”`.
    package var penNotes: [String] {
        penChanges.map { end, model in
            let start = text.utf8.index(text.startIndex, offsetBy: end, limitedBy: text.endIndex) ?? text.endIndex
            let words = text[..<start].split(whereSeparator: \.isWhitespace)
            let last = words.suffix(Self.notedWords).joined(separator: " ")
            let isWhole = words.count <= Self.notedWords
            return "\(model) continues after “\(isWhole ? "" : "… ")\(last)”"
        }
    }

    /// By so many words a place is found again.
    private static let notedWords = 5
}
