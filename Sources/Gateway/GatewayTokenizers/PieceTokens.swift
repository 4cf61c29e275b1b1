/// Up to three tokens and the length of the piece that they make, in the size of a vector register.
struct PieceTokens {
    static let most = 3
    /// No tokens: the piece is not known yet.
    static let none = PieceTokens(parts: .zero)

    /// The tokens, and last the length << 8 | the count.
    private let parts: SIMD4<UInt32>

    private init(parts: SIMD4<UInt32>) { self.parts = parts }

    /// A piece that is one token.
    @inline(__always)
    init(_ token: UInt32, length: Int) {
        parts = SIMD4(token, 0, 0, UInt32(truncatingIfNeeded: length) &<< 8 | 1)
    }

    /// The tokens of a piece, or `none` if there are too many.
    @inline(__always)
    init(_ tokens: UnsafeBufferPointer<UInt32>, length: Int) {
        guard tokens.count <= Self.most else {
            self = .none
            return
        }
        var parts = SIMD4(0, 0, 0, UInt32(truncatingIfNeeded: length) &<< 8 | UInt32(truncatingIfNeeded: tokens.count))
        for index in 0..<tokens.count { parts[index] = tokens[index] }
        self.parts = parts
    }

    @inline(__always) var count: Int { Int(truncatingIfNeeded: parts.w & 0xFF) }
    @inline(__always) var length: Int { Int(truncatingIfNeeded: parts.w &>> 8) }

    /// These tokens, or `none`; without a branch.
    @inline(__always)
    func unless(_ condition: Bool) -> PieceTokens {
        PieceTokens(parts: parts & SIMD4(repeating: condition ? 0 : .max))
    }
}
