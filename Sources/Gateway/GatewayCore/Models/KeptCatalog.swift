import ParlanceSystem
import Synchronization

/// What `parlance models refresh` has kept of models: a table in a file, which is read when a model is first asked for.
///
/// A file that cannot be used is as if there were none, and a sentence says so once.
public final class KeptCatalog: Sendable {
    /// More than this is no table of models: 100,000 rows have about 10 MB.
    static let sizeLimit = Limits.priceMap.amount
    /// After so many models from their rows, an index costs less.
    private static let mostReadings = 16

    private struct State {
        var isRead = false
        var table: ModelTable?
        var index: ModelIndex?
        var readings = 0
        var problem: String?
        var notices: RunNotices?
    }

    /// Where it is.
    public let path: String
    private let state = Mutex(State())

    /// The table of a file, which need not exist.
    public init(path: String) {
        self.path = path
    }

    /// The day on which it was written; `nil` without one that can be used.
    public var day: CalendarDay? { table?.day }

    /// Why the file is not used, as a sentence; `nil` where it is, or where there is none.
    public var problem: String? {
        state.withLock { state in
            read(&state)
            return state.problem
        }
    }

    /// All rows that make sense.
    var models: [CatalogModel] {
        state.withLock { state in
            read(&state)
            return index(&state)?.models ?? []
        }
    }

    /// What was kept of one model.
    subscript(id: ModelID) -> CatalogModel? {
        state.withLock { state in
            read(&state)
            guard let table = state.table else { return nil }
            state.readings += 1
            guard state.readings <= Self.mostReadings else { return index(&state)?[id] }
            return table[id].flatMap { $0.isPlausible ? $0 : nil }
        }
    }

    /// Gets the sentence about a file that cannot be used, once it was tried.
    func report(to notices: RunNotices) {
        state.withLock { $0.notices = notices }
    }

    /// Replaces the table.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    func write(_ text: String) throws(SystemError) {
        try PrivateFile(path: path).write(Array(text.utf8))
        forget()
    }

    /// Removes the file.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``SystemError`` with the system's reason.
    func remove() throws(SystemError) -> Bool {
        guard PrivateFile(path: path).status != nil else { return false }
        try FileSystem.remove(path)
        forget()
        return true
    }

    private func forget() {
        state.withLock { state in
            let notices = state.notices
            state = State()
            state.notices = notices
        }
    }

    private var table: ModelTable? {
        state.withLock { state in
            read(&state)
            return state.table
        }
    }

    private func index(_ state: inout State) -> ModelIndex? {
        if state.index == nil {
            state.index = state.table.map { ModelIndex($0.models.filter(\.isPlausible)) }
        }
        return state.index
    }

    private func read(_ state: inout State) {
        guard !state.isRead else { return }
        state.isRead = true
        do throws(SystemError) {
            guard let bytes = try PrivateFile(path: path).read(upTo: Self.sizeLimit) else { return }
            let table = ModelTable(tsv: bytes, isPartial: true)
            if table.day != nil, table.hasNames {
                state.table = table
            } else {
                state.problem = problem("isn't a table")
            }
        } catch {
            state.problem = problem("can't be read: \(error.reason)")
        }
        state.notices?.add(state.problem)
    }

    private func problem(_ predicate: String) -> String {
        "The refreshed prices in \(path) are ignored: the file \(predicate). 'parlance models refresh' writes it anew, "
            + "'parlance models refresh --clear' removes it."
    }
}
