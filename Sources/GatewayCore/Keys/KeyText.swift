/// What can be a key: it goes into a header, on one line.
enum KeyText {
    /// The key without white space around it; `nil` when that is no word of visible ASCII characters.
    static func clean(_ text: some StringProtocol) -> String? {
        let space: (Character) -> Bool = \.isWhitespace
        let key = String(text.drop(while: space).reversed().drop(while: space).reversed())
        let isKey = !key.isEmpty && key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isKey ? key : nil
    }
}
