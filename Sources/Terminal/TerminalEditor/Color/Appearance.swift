/// How text of one role looks.
package struct Appearance: Sendable, Hashable {
    /// The color of the text; `nil` for the terminal's own.
    package var foreground: Color?
    /// The color behind the text; `nil` for the terminal's own.
    package var background: Color?
    /// How it stands out beside its color.
    package var attributes: TextAttributes

    /// Makes an appearance; by default nothing stands out.
    package init(_ foreground: Color? = nil, on background: Color? = nil, _ attributes: TextAttributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The parameters of the SGR control sequence (ECMA-48, section 8.3.117), such as `[1, 36]`; empty for none.
    func parameters(at depth: ColorDepth) -> [UInt8] {
        guard depth > .none else { return [] }
        let behind = background?.parameters(at: depth, base: 40)
        var front = foreground?.parameters(at: depth, base: 30)
        var attributes = attributes
        if foreground != nil, front == nil {
            // A gray that 16 colors do not have. Black reads well on all of them; else it is gray by being faint.
            if behind != nil {
                front = Color.ansi(.black).parameters(at: depth, base: 30)
            } else if !attributes.contains(.strong) {
                attributes.insert(.faint)
            }
        }
        return attributes.parameters + (front ?? []) + (behind ?? [])
    }
}
