import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import ParlanceSystem

/// Looks at what runs: at the files of running programs, at what was added to the usage log, and at the journals.
struct TopReader {
    private let folder: String
    private let store: SessionStore?
    private let book: CallBook
    private let catalog: ServedCatalog
    private var titles: [String: String] = [:]

    init(folder: String, store: SessionStore?, book: CallBook, catalog: ServedCatalog) {
        self.folder = folder
        self.store = store
        self.book = book
        self.catalog = catalog
    }

    /// What runs now.
    mutating func read() -> TopReading {
        let programs = RunningPrograms(in: folder)
        KilledCalls(into: book.log, catalog: catalog).book(programs)
        let (today, month) = book.spent()
        let rows = programs.all.map { program in
            let costs = program.calls.compactMap(\.cost)
            return TopReading.Row(
                program: program, title: program.session.map { title(of: $0) } ?? "",
                now: costs.isEmpty ? nil : costs.reduce(.zero, +), session: program.session.map(book.spent(in:)))
        }
        return TopReading(rows: rows, today: today, month: month)
    }

    /// What a session is called. It is looked up until there is something.
    private mutating func title(of session: String) -> String {
        if let title = titles[session] { return title }
        guard let file = file(of: session), let store else { return "" }
        let title = store.title(of: file).firstWords
        if !title.isEmpty { titles[session] = title }
        return title
    }

    private func file(of session: String) -> SessionFile? {
        store?.file(of: session)
    }

    /// The last prompt and answers of a session; none where it cannot be read.
    func lastTurns(of session: String, limit: Int = 3) -> [Turn] {
        file(of: session)?.read().map { Array($0.conversation.turns.suffix(limit)) } ?? []
    }
}
