/// The scalars of a text that a terminal would obey, or that make text look like other text; line breaks and tabs are
/// allowed, and so are the colors that the program itself writes.
package func harmfulScalars(in text: String) -> [Unicode.Scalar] {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "").unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
