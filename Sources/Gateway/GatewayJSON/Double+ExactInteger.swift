extension Double {
    /// The same number as an integer, or nil when it has a fraction or does not fit.
    ///
    /// `Int(exactly:)` compiles to a call of libm's `trunc`, which a program that imports no C library does not link.
    package var exactInteger: Int? {
        guard self >= -0x1p63, self < 0x1p63 else { return nil }
        let integer = Int(self)
        return Double(integer) == self ? integer : nil
    }
}
