@testable import TerminalEditor

extension FootRows {
    /// The rows as one text, with `[ ]` around a reversed cell.
    var frame: String {
        rows.map { row in
            row.spans.map { $0.attributes.contains(.reversed) ? "[\($0.text)]" : $0.text }.joined()
        }
        .joined(separator: "\n")
    }
}
