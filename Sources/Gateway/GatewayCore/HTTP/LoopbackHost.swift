import ParlanceSystem

/// Tells the names and addresses of this machine from all others.
///
/// It reads a host as libcurl does, which also knows `127.1`, `2130706433` and `0x7f.1`, so that none of them is sent
/// to a proxy.
enum LoopbackHost {
    /// What systems have in their file of hosts beside `localhost`.
    private static let names: Set<String> = [
        "localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback",
    ]

    /// Whether a host, with or without its port, is this machine.
    static func contains(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            let address = host.dropFirst().prefix { $0 != "]" }
            // A zone (`%25eth0`) says through which network, not where to.
            return isLoopback(ipv6: String(address.prefix { $0 != "%" }))
        }
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return isLoopback(ipv6: host) }
        var name = percentDecoded(String(parts.first ?? "")).lowercased()
        while name.hasSuffix(".") { name.removeLast() }
        return names.contains(name) || name.hasSuffix(".localhost") || isLoopback(ipv4: name)
    }

    /// 127.0.0.0/8 (RFC 1122, section 3.2.1.3), and 0.0.0.0, to which connecting means this machine.
    private static func isLoopback(_ address: UInt32) -> Bool {
        address >> 24 == 127 || address == 0
    }

    /// One to four numbers, decimal, octal or hexadecimal, the last of which fills the rest.
    private static func isLoopback(ipv4 text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { number($0) }
        guard numbers.count == parts.count, (1...4).contains(parts.count), let last = numbers.last,
            numbers.dropLast().allSatisfy({ $0 < 256 }), last < 1 << UInt64(8 * (5 - parts.count))
        else { return false }
        let high = numbers.dropLast().enumerated().reduce(UInt64(0)) { $0 + $1.element << UInt64(24 - 8 * $1.offset) }
        return isLoopback(UInt32(truncatingIfNeeded: high + last))
    }

    private static func number(_ text: Substring) -> UInt64? {
        if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) }
        if text.count > 1, text.hasPrefix("0") { return UInt64(text, radix: 8) }
        return text.first == "+" ? nil : UInt64(text)
    }

    /// `::1`, `::`, and IPv4 addresses of this machine that are written as IPv6 ones.
    private static func isLoopback(ipv6 text: String) -> Bool {
        guard let bytes = IPv6Address(text)?.bytes else { return false }
        let low = bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard bytes[..<10].allSatisfy({ $0 == 0 }) else { return false }
        let isMapped = bytes[10] == 0xFF && bytes[11] == 0xFF
        let isPlain = bytes[10] == 0 && bytes[11] == 0
        return isMapped ? isLoopback(low) : isPlain && (low <= 1 || low >> 24 == 127)
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
