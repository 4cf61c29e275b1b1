extension Palette {
    /// The parameters of a role as they stand in an escape sequence, such as `1;36`; empty for a plain one. For the
    /// line editor, which writes its prompt itself.
    public func sgr(_ role: TextStyle) -> String {
        (parameters[role] ?? []).map(String.init).joined(separator: ";")
    }
}
