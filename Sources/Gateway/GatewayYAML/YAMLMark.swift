/// A place in a YAML text.
public struct YAMLMark: Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int

    /// The column, counted from 1 in Unicode scalars; a tab is one column.
    public var column: Int

    /// Makes the mark of a line and a column, both counted from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place as compilers write it: `3:5`.
    public var description: String { "\(line):\(column)" }
}
