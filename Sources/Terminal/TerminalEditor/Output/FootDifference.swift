/// What has to be written to make one row of the foot another one.
struct FootDifference: Sendable, Hashable {
    /// Cells of the new row, from left to right.
    private(set) var runs: [Range<Int>] = []
    /// The cell from which on the rest of the row is erased.
    private(set) var erasure: Int?
    /// Whether the whole row is erased first.
    private(set) var isAnew = false

    /// Bytes that it takes to move on within a row: unchanged cells that take no more are written again.
    private static let moveCost = 4

    /// Whether there is nothing to write.
    var isEmpty: Bool { runs.isEmpty && erasure == nil && !isAnew }

    /// How many things are written one by one.
    var parts: Int { runs.count + (erasure == nil ? 0 : 1) + (isAnew ? 1 : 0) }

    /// Whether more is written at once than a terminal that is narrower than it said keeps in its row.
    var mayWrap: Bool { runs.contains { $0.count > 1 } }

    /// What makes the row on the screen the one that should be there.
    ///
    /// - Parameter clearsErased: Whether no cells may be left that were filled and then erased one by one.
    init(from old: FootCells, to new: FootCells, clearsErased: Bool = false) {
        if clearsErased, old.extent > new.cells.count {
            isAnew = true
            runs = new.cells.isEmpty ? [] : [new.cells.indices]
            return
        }
        if let source = new.source, old.source == source { return }
        let (before, after) = (old.cells, new.cells)
        // Spaces at the end are a part of the text, before the cursor; those in between are left to the erased row.
        let tail = after.count - after.reversed().prefix { $0 == .blank }.count
        for column in after.indices
        where column < before.count ? before[column] != after[column] : column >= tail || after[column] != .blank {
            if let last = runs.last, Self.isCheap(after[last.upperBound..<column], after: after[last.upperBound - 1]) {
                runs[runs.count - 1] = last.lowerBound..<(column + 1)
            } else {
                runs.append(column..<(column + 1))
            }
        }
        // A wide cluster fills its second cell, too.
        for (index, run) in runs.enumerated() where run.upperBound < after.count {
            if after[run.upperBound].text.isEmpty { runs[index] = run.lowerBound..<(run.upperBound + 1) }
        }
        if before.count > after.count { erasure = after.count }
        rewriteDoubt(from: min(old.firstDoubt, new.firstDoubt), count: after.count)
    }

    /// From the first cell on about which terminals disagree, everything is written anew, as nothing else tells where
    /// it stands.
    private mutating func rewriteDoubt(from doubt: Int, count: Int) {
        guard erasure != nil || (runs.last.map { $0.upperBound > doubt } ?? false), doubt < Int.max else { return }
        let start = min(doubt, count, runs.first { $0.upperBound > doubt }?.lowerBound ?? count)
        runs.removeAll { $0.upperBound > start }
        if start < count { runs.append(start..<count) }
        erasure = count
    }

    private static func isCheap(_ gap: ArraySlice<FootCells.Cell>, after cell: FootCells.Cell) -> Bool {
        gap.allSatisfy { $0.look == cell.look }
            && gap.reduce(0) { $0 + $1.text.characters.utf8.count } <= moveCost
    }
}
