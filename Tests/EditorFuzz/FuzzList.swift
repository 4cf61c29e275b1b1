import Synchronization
import TerminalEditor

/// The list that is chosen from.
final class FuzzList: Sendable {
    static let count = 40

    private let shown = Mutex(false)

    /// Whether a row of it was drawn since this was set to false.
    var isShown: Bool {
        get { shown.withLock { $0 } }
        set { shown.withLock { $0 = newValue } }
    }

    /// The line that choosing an item submits.
    static func line(_ index: Int) -> String { "/chosen \(index)" }

    func picker() -> Picker {
        let items = (0..<Self.count).map { index in
            Picker.Item("item \(index < 10 ? "0" : "")\(index) 漢", keywords: "key\(index)", line: Self.line(index))
        }
        return Picker(title: "Items", items: items, selection: 3) { [self] index, cells in
            isShown = true
            return StyledText("\(index) in \(cells)", .dim)
        }
    }
}
