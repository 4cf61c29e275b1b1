/// Bytes that wait to be read, and where each read of the terminal began among them.
struct KeyBuffer {
    /// What came at once.
    struct Read {
        /// Where it begins; before 0 if that is no longer here.
        fileprivate(set) var start = 0
        /// When its last byte came.
        var time: ContinuousClock.Instant
        /// Whether it is known to be no paste.
        var isOfKeys = false
        /// Whether more can be read at once.
        var isOpen = false
        /// Whether some of it was left out.
        var isCut = false
    }

    private(set) var bytes: ArraySlice<UInt8> = []
    /// The first byte that was not taken.
    private(set) var head = 0
    /// The read that the first byte is part of.
    private(set) var current: Read?
    /// Those after it, from `next` on.
    private var reads: [Read] = []
    private var next = 0

    /// How often all of it was taken, and indices began again.
    private(set) var generation = 0

    var isEmpty: Bool { head == bytes.count }
    var rest: ArraySlice<UInt8> { bytes[head...] }

    /// Where the bytes of the present read end.
    var readEnd: Int { next < reads.count ? reads[next].start : bytes.count }

    /// What of the present read was not taken.
    var restOfRead: ArraySlice<UInt8> { bytes[head..<max(head, readEnd)] }

    mutating func advance(_ count: Int = 1) { head += count }

    /// Adds a read, or the rest of one that was open. What goes beyond the limit is left out.
    mutating func append(_ new: some Collection<UInt8>, _ read: Read, limit: Int) {
        if isEmpty { removeTaken() }
        let isTooMuch = bytes.count - head + new.count > limit
        addRead(read, isCut: isTooMuch)
        // What is typed while nobody reads may have no end.
        if !isTooMuch { bytes.append(contentsOf: new) }
    }

    private mutating func addRead(_ read: Read, isCut: Bool) {
        var read = read
        (read.start, read.isCut) = (bytes.count, isCut)
        func extend(_ open: inout Read) {
            (open.time, open.isOpen) = (read.time, read.isOpen)
            open.isCut = open.isCut || isCut
        }
        let last = reads.indices.last.flatMap { $0 >= next ? $0 : nil }
        if let last, reads[last].isOpen {
            extend(&reads[last])
        } else if last == nil, var open = current, open.isOpen {
            extend(&open)
            current = open
        } else {
            reads.append(read)
        }
    }

    private mutating func removeTaken() {
        bytes.removeAll(keepingCapacity: true)
        // An open read goes on, but no longer begins here.
        if next < reads.count { current = reads[reads.count - 1] }
        current?.start = -1
        (head, next, generation) = (0, 0, generation + 1)
        reads.removeAll(keepingCapacity: true)
    }

    /// Goes to the next read if the first byte is part of it. Nil if it is not.
    mutating func beginRead() -> Read? {
        guard next < reads.count, reads[next].start <= head, !isEmpty else { return nil }
        current = reads[next]
        // A character that began in the read before may end in this one.
        current?.start = reads[next].start == head ? head : -1
        next += 1
        return current
    }
}
