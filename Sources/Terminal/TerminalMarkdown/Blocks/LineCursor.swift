/// A place in a line, by its byte and by its column: tabs go to the next multiple of four (CommonMark 0.31.2, section
/// 2.2).
struct LineCursor {
    let bytes: [UInt8]
    private(set) var index = 0
    private var column = 0
    /// Columns of a tab before `index` that have not been passed yet.
    private var restOfTab = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The columns of white space from here on, and the index of what follows them.
    var indentation: (columns: Int, next: Int) {
        var columns = restOfTab
        var next = index
        while next < bytes.count, bytes[next].isBlank {
            columns += bytes[next] == .tab ? 4 - (column + columns) % 4 : 1
            next += 1
        }
        return (columns, next)
    }

    /// The byte here, unless within a tab.
    var byte: UInt8? { restOfTab == 0 && index < bytes.count ? bytes[index] : nil }

    /// Goes over bytes that are not tabs.
    mutating func skip(bytes count: Int) {
        index += count
        column += count
    }

    /// Goes over columns of white space, at most as many as there are.
    mutating func skip(columns count: Int) {
        var count = count
        while count > 0 {
            if restOfTab > 0 {
                let step = min(count, restOfTab)
                restOfTab -= step
                column += step
                count -= step
            } else if index < bytes.count, bytes[index] == .space {
                skip(bytes: 1)
                count -= 1
            } else if index < bytes.count, bytes[index] == .tab {
                index += 1
                restOfTab = 4 - column % 4
            } else {
                return
            }
        }
    }

    /// Goes over all white space.
    mutating func skipIndentation() {
        skip(columns: indentation.columns)
    }

    /// What is left of the line; what is left of a tab is spaces.
    var rest: [UInt8] {
        restOfTab == 0 ? Array(bytes[index...]) : [UInt8](repeating: .space, count: restOfTab) + bytes[index...]
    }
}
