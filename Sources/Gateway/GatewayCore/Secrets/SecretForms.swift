/// The forms of a secret that are no escapes of single characters.
enum SecretForms {
    /// The secret, what its own escapes stand for, and both in Base64 and hexadecimal digits.
    static func all(of secret: [UInt8]) -> [[UInt8]] {
        var plain = [secret]
        if let text = EscapedText(secret).unescaped() { plain.append(text.exact) }
        let encoded = plain.flatMap { [hexadecimal($0)] + base64($0) }
        return plain.filter { $0.count >= Redaction.shortest } + encoded.filter { $0.count >= 12 }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// Base64 of the secret in the middle of something else: what it is depends on how many bytes are before it, modulo
    /// three. The characters in which its neighbors have a part are left out.
    private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return (0..<3).flatMap { offset -> [[UInt8]] in
            let padded = [UInt8](repeating: 0, count: offset) + bytes
            var codes: [Int] = []
            for start in stride(from: 0, to: padded.count - padded.count % 3, by: 3) {
                let group = Int(padded[start]) << 16 | Int(padded[start + 1]) << 8 | Int(padded[start + 2])
                codes += [group >> 18, group >> 12 & 63, group >> 6 & 63, group & 63]
            }
            let own = codes.dropFirst([0, 2, 3][offset])
            // The usual alphabet, and the one for addresses.
            return [Array("+/".utf8), Array("-_".utf8)].map { ends in own.map { (alphabet + ends)[$0] } }
        }
    }
}
