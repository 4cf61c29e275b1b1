/// How much may come at a prompt. No person types that much, and no model could read it; a broken or hostile source must
/// not fill the memory.
package enum InputLimit {
    /// The most bytes of a line, of a paste, and of what is typed ahead: 16 MiB.
    package static let bytes = 16 << 20
}
