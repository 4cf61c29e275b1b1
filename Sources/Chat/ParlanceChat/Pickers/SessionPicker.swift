import GatewayCore
import ParlanceConversations
import Synchronization
import TerminalEditor

/// The sessions to resume, the last written first.
struct SessionPicker: Sendable {
    /// Of more the oldest are found with `/sessions WORDS`.
    static let limit = 200

    /// The decimals of what a session took: the same in all rows.
    private static let places = 2

    /// The sessions in their order.
    let files: [SessionFile]
    /// The list.
    let picker: Picker

    /// - Parameters:
    ///   - files: The sessions to choose from.
    ///   - title: What is chosen.
    ///   - now: Seconds since 1970.
    init(_ files: [SessionFile], title: String, store: SessionStore, catalog: ServedCatalog, now: Double) {
        let candidates = Array(files.prefix(Self.limit))
        let titled = zip(candidates, store.titles(of: candidates)).filter { !$1.isEmpty }
        let files = titled.map(\.0)
        let summaries = Summaries()
        self.files = files
        picker = Picker(
            title: title,
            items: titled.map { file, title in
                Picker.Item(
                    Sanitizer.cleanLine(title.opening), keywords: "\(file.shortID) \(title)",
                    line: "/resume \(file.shortID)")
            }
        ) { index, cells in
            guard files.indices.contains(index) else { return StyledText() }
            let summary = summaries.summary(of: files[index], in: store, catalog: catalog)
            return Self.text(files[index], summary, now: now, cells: cells)
        }
    }

    /// `9a3f · 3 d · 12 turns · $0.12 · gpt-5.4`, what is last left out first.
    private static func text(_ file: SessionFile, _ summary: SessionSummary?, now: Double, cells: Int) -> StyledText {
        var parts: [StyledText] = [.accent(file.shortID), .dim(Age.text(now - file.modified))]
        if let summary {
            parts.append(.dim(summary.turns.counted("turn")))
            if let cost = summary.account.costText(places: Self.places) { parts.append(.dim(cost)) }
            if let model = summary.modelName { parts.append(.dim(Sanitizer.cleanLine(model))) }
        }
        return parts.dropFirst().reduce(parts[0]) { text, part in
            let next = text + .dim(" · ") + part
            return next.cellWidth <= cells ? next : text
        }
    }

    /// What was read of sessions: only of those that are shown, and once.
    private final class Summaries: Sendable {
        private let known = Mutex<[String: SessionSummary?]>([:])

        func summary(of file: SessionFile, in store: SessionStore, catalog: ServedCatalog) -> SessionSummary? {
            if let summary = known.withLock({ $0[file.path] }) { return summary }
            let summary = store.map([file]) { SessionSummary($0, $1, catalog: catalog) }.first.flatMap { $0 ?? nil }
            known.withLock { $0[file.path] = .some(summary) }
            return summary
        }
    }
}
