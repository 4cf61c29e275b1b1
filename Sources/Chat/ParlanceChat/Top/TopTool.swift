package import GatewayCore
import GatewayJSON
import ParlanceAnswers
package import ParlanceConversations
package import TerminalEditor

/// `parlance top`: every running chat and pipe of a person.
package struct TopTool {
    private var reader: TopReader
    private let output: TerminalWriter

    /// - Parameters:
    ///   - folder: Where running programs are told of.
    ///   - store: The sessions.
    ///   - book: Where spending is looked up.
    ///   - catalog: Where prices are known from.
    package init(
        folder: String, store: SessionStore?, book: CallBook, catalog: ServedCatalog, output: TerminalWriter
    ) {
        reader = TopReader(folder: folder, store: store, book: book, catalog: catalog)
        self.output = output
    }

    /// Prints what runs now, and nothing more.
    package mutating func printOnce() {
        let capabilities = output.capabilities
        let columns = capabilities.isTerminal ? capabilities.columns() : .max / 4
        let drawing = TopDrawing(columns: columns, rows: .max / 4, isUTF8: capabilities.isUTF8)
        for line in drawing.list(reader.read(), selected: nil) { output.write(line) }
    }

    /// Prints what runs now as one JSON object.
    package mutating func printJSON() {
        let reading = reader.read()
        let rows = reading.rows.map { row -> String in
            var object: JSONObject = [
                "pid": .integer(row.program.process), "kind": .string(row.program.kind.rawValue),
                "model": .string(row.model), "state": .string(row.state),
            ]
            object["session"] = row.program.session.map(JSONValue.string)
            if !row.title.isEmpty { object["title"] = .string(row.title) }
            object["tokens_per_second"] = row.speed.map { .number(($0 * 10).rounded() / 10) }
            object["window"] = row.program.window.map(JSONValue.integer)
            object["window_used"] = row.program.used.map(JSONValue.integer)
            object["now_usd"] = row.now.map { .number($0.value) }
            object["session_usd"] = row.session.map { .number($0.cost.value) }
            return JSONValue.object(object).serialized()
        }
        let (today, month) = (reading.today.cost, reading.month.cost)
        output.write(
            StyledText(#"{"today_usd":\#(today),"month_usd":\#(month),"running":[\#(rows.joined(separator: ","))]}"#))
    }

    /// Shows what runs until the person leaves. Blocks the thread.
    ///
    /// - Returns: Whether there is a terminal for it.
    package mutating func watch() -> Bool {
        guard let view = WatchedView(on: output) else { return false }
        defer { view.end() }
        var (selected, shown) = (0, Int?.none)
        var reading = reader.read()
        var wait: Int32 = 1_000
        while true {
            selected = max(0, min(selected, reading.rows.count - 1))
            let size = view.size
            let drawing = TopDrawing(columns: size.columns, rows: size.rows, isUTF8: output.capabilities.isUTF8)
            let row = shown.flatMap { process in reading.rows.first { $0.program.process == process } }
            if let row {
                let turns = row.program.session.map { reader.lastTurns(of: $0) } ?? []
                view.show(drawing.session(row, turns))
            } else {
                shown = nil
                view.show(drawing.list(reading, selected: selected))
            }
            let key = view.key(within: wait)
            // A picture that came right after another one is drawn again soon.
            wait = key == nil ? 1_000 : 100
            switch key {
            case .quit: return true
            case .up where shown == nil: selected -= 1
            case .down where shown == nil: selected += 1
            case .enter where shown == nil:
                if reading.rows.indices.contains(selected) { shown = reading.rows[selected].program.process }
            case .back, .enter: shown = nil
            case .up, .down: break
            case nil: reading = reader.read()
            }
        }
    }
}
