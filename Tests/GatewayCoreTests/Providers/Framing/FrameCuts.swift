@testable import GatewayCore

/// Cuts a reply into two pieces and compares its frames. How a reply is cut is the framer's business alone: what reads
/// the frames sees no pieces. So this stands for reading the reply again for each place, which costs the square of it.
enum FrameCuts {
    /// The first place where a cut changes a frame; `nil`: none does.
    ///
    /// Each line is cut at every byte and read together with the line after it; of a long one the middle is cut at some.
    /// Lines that differ only in their letters and digits from one before are not cut again.
    static func firstDifference(in bytes: [UInt8]) -> Int? {
        var framer = WireFramer()
        var seen: Set<[UInt8]> = []
        let ends = bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 } + [bytes.count]
        var start = 0
        for (index, end) in ends.enumerated() where end > start {
            let last = ends[min(index + 1, ends.count - 1)]
            if seen.insert(shape(of: bytes[start..<last])).inserted {
                let whole = frames([bytes[start..<last]], framer, isEnd: last == bytes.count)
                for place in (start + 1)..<max(end, start + 1) where isCut(place, in: start..<end) {
                    let pieces = [bytes[start..<place], bytes[place..<last]]
                    guard frames(pieces, framer, isEnd: last == bytes.count) == whole else { return place }
                }
            }
            var none: [WireFrame] = []
            try? framer.feed(Array(bytes[start..<end]), into: &none)
            start = end
        }
        return nil
    }

    private static func isCut(_ place: Int, in line: Range<Int>) -> Bool {
        line.count < 400 || place - line.lowerBound < 40 || line.upperBound - place < 20 || place % 41 == 0
    }

    /// The frames of pieces that come after what a framer has read.
    static func frames(_ pieces: [ArraySlice<UInt8>], _ framer: WireFramer = WireFramer(), isEnd: Bool = true)
        -> [WireFrame]
    {
        var framer = framer
        var frames: [WireFrame] = []
        for piece in pieces { try? framer.feed(Array(piece), into: &frames) }
        if isEnd { try? framer.finish(into: &frames) }
        return frames
    }

    /// A line without its runs of letters, digits and bytes of other scripts.
    private static func shape(of line: ArraySlice<UInt8>) -> [UInt8] {
        var shape: [UInt8] = []
        for byte in line {
            let isWord =
                byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
            let sign = isWord ? UInt8(ascii: "a") : byte
            if sign != UInt8(ascii: "a") || shape.last != sign { shape.append(sign) }
        }
        return shape
    }
}
