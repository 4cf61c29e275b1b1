package import GatewayCore
package import ParlanceAnswers
package import ParlanceConversations
import TerminalEditor

/// `parlance sessions`: what is kept of earlier conversations.
package struct SessionsTool: Sendable {
    /// So many sessions are listed when nothing else is asked for, and so many lines of each are shown when searching.
    package static let listed = 20
    static let shownLines = 5
    private static let writtenLines = 100

    /// How a person asks for sessions.
    package enum Command: Sendable, Hashable {
        /// `parlance sessions`.
        case program
        /// `/sessions`.
        case chat

        fileprivate var ways: String {
            switch self {
            case .program: "--all lists them, `parlance sessions search WORDS` searches them"
            case .chat: "/sessions --all lists them, /sessions WORDS searches them"
            }
        }
    }

    private let store: SessionStore
    private let catalog: ServedCatalog
    private let output: any TextOutput
    private let notices: any TextOutput
    private let now: Double
    private let log: UsageLog?

    /// A tool over a store.
    ///
    /// - Parameters:
    ///   - catalog: Where prices are known from.
    ///   - output: Standard output.
    ///   - notices: Where a person is told of what went wrong; `nil`: there too.
    ///   - now: Seconds since 1970.
    ///   - log: Where what sessions cost is booked before they are removed.
    package init(
        store: SessionStore, catalog: ServedCatalog, output: any TextOutput, notices: (any TextOutput)? = nil,
        now: Double, log: UsageLog? = nil
    ) {
        self.log = log
        self.store = store
        self.catalog = catalog
        self.output = output
        self.notices = notices ?? output
        self.now = now
    }

    /// What is cut cannot be copied: only a terminal gets lines of its width.
    private var columns: Int {
        output.capabilities.isTerminal ? output.capabilities.columns() : TextTable.unlimited
    }

    /// Lists the sessions that were written to last.
    ///
    /// - Parameters:
    ///   - limit: How many; `nil` lists all.
    ///   - command: How the person calls this.
    /// - Throws: ``FileError`` when they cannot be looked through.
    package func list(limit: Int?, command: Command = .program) throws(FileError) {
        var files = store.files()[...]
        var shown: [SessionSummary] = []
        var unreadable: [SessionFile] = []
        while !files.isEmpty, shown.count < limit ?? .max {
            let batch = files.prefix((limit ?? .max) - shown.count)
            files = files.dropFirst(batch.count)
            let summaries = store.map(batch) { [catalog] in SessionSummary($0, $1, catalog: catalog) }
            unreadable += zip(batch, summaries).filter { $1 == nil }.map(\.0)
            shown += summaries.compactMap { $0 ?? nil }
        }
        if !shown.isEmpty {
            var lines = SessionList(sessions: shown, now: now).lines(columns: columns)[...]
            // Thousands of lines are not written one by one.
            while !lines.isEmpty, !output.isClosed {
                output.write(lines.prefix(Self.writtenLines).joined(separator: "\n"))
                lines = lines.dropFirst(Self.writtenLines)
            }
        } else if unreadable.isEmpty {
            if let obstacle = store.obstacle { throw FileError(obstacle) }
            output.write("There are no sessions yet.")
        }
        if !files.isEmpty, output.capabilities.isTerminal {
            output.say(.dim("\(files.count.grouped) more: \(command.ways)."))
        }
        reportUnreadable(of: unreadable)
    }

    private func reportUnreadable(of unreadable: [SessionFile]) {
        guard let first = unreadable.first else { return }
        let others = unreadable.count > 1 ? " and \((unreadable.count - 1).counted("other session"))" : ""
        notices.say(.warning("\(first.path)\(others) cannot be read."))
    }

    /// Shows the current branch of a session.
    ///
    /// - Throws: ``FileError`` when there is no such session.
    package func show(_ name: String) throws(FileError) {
        let file = try store.find(name)
        guard let reader = file.read(), let outline = file.read(isOutline: true) else {
            throw FileError("The session in \(file.path) cannot be read.")
        }
        if !reader.unreadableLines.isEmpty {
            notices.say(.warning("\(reader.unreadableLines.count.counted("line")) of \(file.path) could not be read."))
        }
        guard let summary = SessionSummary(file, outline, catalog: catalog) else {
            throw FileError("The session \(file.id) is empty.")
        }
        if !summary.title.isEmpty { output.write(.heading(summary.title)) }
        let parts = [
            summary.file.id, summary.model?.description, summary.turns.counted("turn"),
            summary.account.all.map { "\(summary.account.text(of: $0.totalTokens)) tokens" },
            summary.account.costText,
        ].compactMap(\.self)
        output.say(.dim(parts.joined(separator: " · ")))
        let isJSON = reader.settings?.schema != nil
        for turn in reader.conversation.turns {
            output.write("")
            for line in TurnRecap.lines(
                turn, columns: output.capabilities.isTerminal ? columns : nil,
                { source in
                    AnswerLayout.text(source, AnswerDisplay(), isJSON: isJSON, on: output.capabilities)
                })
            { output.write(line) }
        }
        let hidden = reader.tree.nodes.count - reader.conversation.turns.count
        guard hidden > 0 else { return }
        output.say(
            .dim("\(hidden.counted("turn")) on other branches: /tree in `parlance -r \(file.shortID)` shows them."))
    }

    /// Shows the sessions that have all the words in what was said, with the lines in which they stand.
    ///
    /// - Parameter showsAll: Whether a terminal, too, gets all lines of each session.
    /// - Returns: Whether there is one.
    /// - Throws: ``FileError`` when they cannot be looked through.
    package func search(_ words: [String], showsAll: Bool = false) throws(FileError) -> Bool {
        let patterns = SessionSearch(words).patterns
        let (columns, now, capabilities) = (columns, now, output.capabilities)
        var hasFound = false
        let unreadable = store.search(words) { file, match in
            let head =
                (.accent(file.shortID) + .dim(" \(Age.text(now - file.modified)) ") + .strong(match.title.firstWords))
                .truncated(to: columns)
            let isCut = !showsAll && capabilities.isTerminal && match.lines.count > Self.shownLines
            let isMarked = capabilities.colorDepth > .none
            let lines = (isCut ? match.lines.prefix(Self.shownLines) : match.lines[...]).map { FoundLine($0, patterns) }
            let end = isCut ? "\n  … \((match.lines.count - Self.shownLines).counted("more line"))" : ""
            func text(_ line: FoundLine) -> StyledText {
                line.text(columns: columns, isUTF8: capabilities.isUTF8, isMarked: isMarked)
            }
            guard !isMarked else { return lines.reduce(into: head) { $0 += "\n" + text($1) } + .dim(end) }
            // What looks all the same is written faster as one.
            return StyledText(
                lines.reduce(into: head.description) {
                    $0 += "\n"
                    $0 += $1.plainText(columns: columns, isUTF8: capabilities.isUTF8) ?? text($1).description
                } + end)
        } _: { text in
            output.write(hasFound ? "\n" + text : text)
            hasFound = true
            return !output.isClosed
        }
        if !hasFound, let obstacle = store.obstacle { throw FileError(obstacle) }
        reportUnreadable(of: unreadable)
        return hasFound
    }

    /// Removes sessions for good.
    ///
    /// - Parameter names: Their names in full or in short; titles are not enough.
    /// - Throws: ``FileError`` when one cannot be removed. Those before it are.
    package func remove(_ names: [String]) throws(FileError) {
        // What they cost was spent all the same.
        if let log {
            do throws(FileError) {
                try JournalSpending(of: store, into: log, catalog: catalog).run()
            } catch {
                notices.write(.warning(error.message))
            }
        }
        for name in names {
            guard let file = store.files().first(where: { $0.id == name || $0.shortID == name }) else {
                // What is removed is gone, so nothing is guessed.
                let meant = try store.find(name)
                throw FileError(
                    "'\(name)' is not the full name of a session. To remove \(store.name(of: meant)): "
                        + "parlance sessions rm \(meant.shortID)")
            }
            let title = store.title(of: file).firstWords
            try store.remove(file)
            output.write("Removed: " + .accent(file.shortID) + StyledText(title.isEmpty ? "" : " " + title))
        }
    }
}
