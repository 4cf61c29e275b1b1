/// A place in a YAML text.
package struct YAMLMark: Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    package var line: Int

    /// The column, counted from 1 in Unicode scalars; a tab is one column.
    package var column: Int

    /// Makes the mark of a line and a column, both counted from 1.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place as compilers write it: `3:5`.
    package var description: String { "\(line):\(column)" }
}
