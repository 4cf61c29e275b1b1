/// Finds pieces of secrets in a text in one pass over it for each length of pieces, of which there are six at most.
struct SecretMatcher: Sendable {
    /// So many characters in a row of a secret give it away.
    private static let run = 12

    /// The pieces of one length, by their hashes.
    private var pieces: [Int: PieceTable] = [:]
    /// The ends of secrets, for masked ones.
    private var tails = PieceTable(length: MaskedSecret.tail)
    private var masked: [MaskedSecret] = []

    init(_ secrets: [String]) {
        for secret in secrets {
            let bytes = Array(secret.utf8)
            for form in SecretForms.all(of: bytes) {
                let length = min(form.count, Self.run)
                pieces[length, default: PieceTable(length: length)].add(form)
            }
            // Of a shorter one the end is most of it, and not masked.
            guard bytes.count >= Self.run else { continue }
            let whole = MaskedSecret(bytes.map(EscapedText.lowercased))
            tails.add(whole.bytes.suffix(MaskedSecret.tail))
            masked.append(whole)
        }
    }

    /// Adds the places of secrets in the original of `text`.
    func find(in text: EscapedText, _ found: inout [Range<Int>]) {
        for table in pieces.values {
            table.find(in: text.bytes) { found.append(text.original($0)) }
        }
        tails.find(in: text.bytes) { range in
            for secret in masked {
                if let whole = secret.masked(endingWith: range, in: text.bytes) {
                    found.append(text.original(whole))
                    break
                }
            }
        }
    }
}

/// Pieces of one length, and a search for all of them at once (Rabin and Karp).
///
/// Pieces are told by their hashes alone: that 64 bits of two differ is certain enough, and what would be hidden by
/// mistake are a few characters of an error.
struct PieceTable: Sendable {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    private let length: Int
    /// `base` to the power of `length`.
    private let power: UInt64
    private var hashes: Set<UInt64> = []
    /// The bytes that occur in pieces: most of a text is passed over with them alone.
    private var alphabet = [Bool](repeating: false, count: 256)

    init(length: Int) {
        self.length = length
        power = (0..<length).reduce(1) { power, _ in power &* Self.base }
    }

    /// Adds all pieces of a form of a secret.
    mutating func add(_ form: some Collection<UInt8>) {
        let form = form.map(EscapedText.lowercased)
        for byte in form { alphabet[Int(byte)] = true }
        var hash: UInt64 = 0
        for (index, byte) in form.enumerated() {
            hash = hash &* Self.base &+ UInt64(byte)
            if index >= length { hash = hash &- power &* UInt64(form[index - length]) }
            if index + 1 >= length { hashes.insert(hash) }
        }
    }

    /// Gives the ranges of pieces; those that overlap or meet are one.
    func find(in bytes: [UInt8], _ use: (Range<Int>) -> Void) {
        guard bytes.count >= length, !hashes.isEmpty else { return }
        var (hash, run): (UInt64, Int) = (0, 0)
        var open: Range<Int>?
        for index in bytes.indices {
            let byte = bytes[index]
            guard alphabet[Int(byte)] else {
                (hash, run) = (0, 0)
                continue
            }
            hash = hash &* Self.base &+ UInt64(byte)
            if run >= length { hash = hash &- power &* UInt64(bytes[index - length]) }
            run += 1
            guard run >= length, hashes.contains(hash) else { continue }
            let start = index + 1 - length
            if let known = open, start <= known.upperBound {
                open = known.lowerBound..<(index + 1)
            } else {
                open.map(use)
                open = start..<(index + 1)
            }
        }
        open.map(use)
    }
}
