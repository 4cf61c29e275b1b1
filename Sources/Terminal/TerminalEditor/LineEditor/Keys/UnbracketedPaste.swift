/// Tells text that was pasted without marks from keys, by what comes in one read.
///
/// A terminal sends CR for the line breaks of a paste, as it does for Enter. Yet a person's Enter comes alone, or last.
struct UnbracketedPaste {
    enum Finding: Equatable {
        case keys
        case paste(KeyParser.Event)
        case awaitsMore
    }

    /// Within so much time after a paste, what comes is its rest: nobody presses a key so soon.
    private static let pause = Duration.milliseconds(50)

    /// The buffer's indices that the next two are of.
    private var generation = 0
    /// Up to where bytes are known to be keys.
    private var keysEnd = 0
    /// Up to where bytes are known to be text, from the head of the buffer on.
    private var scanned = 0
    private var last: (time: ContinuousClock.Instant, endsInReturn: Bool)?

    /// Takes the paste at the head of the buffer, if there is one.
    mutating func take(from buffer: inout KeyBuffer) -> Finding {
        if generation != buffer.generation { (generation, keysEnd, scanned) = (buffer.generation, 0, 0) }
        guard let read = buffer.current, !read.isOfKeys, buffer.head >= keysEnd else { return .keys }
        let (start, readEnd) = (buffer.head, buffer.readEnd)
        let end = textEnd(in: buffer.bytes, from: start, to: readEnd)
        guard end > start else { return .keys }
        guard end < readEnd || !read.isOpen else { return .awaitsMore }
        let isWholeRead = start == read.start && end == readEnd
        keysEnd = end
        let isRest = isWholeRead && last.map { read.time - $0.time <= Self.pause } == true
        let text = buffer.bytes[start..<end]
        guard isRest || Self.isPaste(text, isWholeRead: isWholeRead) else { return .keys }
        // A character that is cut is whole with the next read.
        let whole = text.dropLast(UTF8Bytes.incompleteTail(of: text))
        guard !whole.isEmpty else { return .keys }
        last = (read.time, whole.last == 0x0D)
        buffer.advance(whole.count)
        return .paste(read.isCut ? .cutPaste(Array(whole)) : .paste(Array(whole)))
    }

    /// Whether a read begins with the second half of a line break whose first half ended a paste.
    mutating func isCutBreak(_ part: ArraySlice<UInt8>, _ read: KeyBuffer.Read) -> Bool {
        guard let last, last.endsInReturn, part.first == 0x0A, !read.isOfKeys, read.time - last.time <= Self.pause
        else {
            return false
        }
        self.last = (read.time, false)
        return true
    }

    /// Whether bytes were pasted.
    /// - Parameters:
    ///   - bytes: Characters, tabs, CR and LF.
    ///   - isWholeRead: Whether nothing else came with them. What was typed ahead may hold anything.
    static func isPaste(_ bytes: ArraySlice<UInt8>, isWholeRead: Bool) -> Bool {
        var (hasReturn, hasTab, hasBreak) = (false, false, false)
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            // No key sends both.
            case 0x0A where previous == 0x0D: return true
            case 0x0D: hasReturn = true
            case 0x0A: hasBreak = true
            case 0x09: hasTab = true
            default: if isWholeRead, hasReturn { return true }
            }
            previous = byte
        }
        // Nothing is submitted either way, but the tabs stay.
        return isWholeRead && hasBreak && hasTab && !hasReturn
    }

    /// Where the text ends: at an escape, a key, or the beginning of a sequence in 8 bits.
    private mutating func textEnd(in bytes: ArraySlice<UInt8>, from start: Int, to end: Int) -> Int {
        var index = max(start, min(scanned, end))
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                guard byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D else { break }
                index += 1
            } else {
                if UTF8Bytes.c1(at: index, in: bytes) != nil { break }
                switch UTF8Bytes.length(at: index, in: bytes) {
                case .bytes(let count): index += count
                case .none: index += 1
                case .incomplete:
                    scanned = index
                    return end
                }
            }
        }
        scanned = index
        return min(index, end)
    }
}
