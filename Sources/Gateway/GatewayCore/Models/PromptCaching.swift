/// How a provider is asked to keep a conversation's prompt in its cache, for the turns that follow.
///
/// What is kept is read at a fraction of the price of what is sent anew, but many providers charge more for writing it.
/// So it is asked for only where a conversation goes on: a request without it is a call of its own, whose prompt nobody
/// sends again.
public struct PromptCaching: Sendable, Hashable {
    /// How long the provider is asked to keep it.
    public enum Lifetime: String, Sendable, Hashable, CaseIterable, Codable {
        /// Not at all: no prompt is marked or named, and a provider that would write by itself is asked not to, where
        /// it can be.
        case off
        /// Five minutes from its last use, or what the provider has in its place.
        case short = "5m"
        /// An hour from its last use, which costs more to write.
        case long = "1h"
    }

    /// How long; `nil` leaves it to the gateway, which was made with its profile's, or else ``Lifetime/short``.
    public var lifetime: Lifetime?
    /// A name for the conversation, the same in all of its turns: OpenAI and Mistral send requests of one name to one
    /// machine, which has the prompt. It is sent as it is, so make it with ``key(for:)``. Anything but 1 to 64
    /// printable characters of ASCII is left out.
    public var key: String?

    /// What is asked for, from its parts.
    public init(_ lifetime: Lifetime? = nil, key: String? = nil) {
        self.lifetime = lifetime
        self.key = key
    }

    /// A key that tells conversations apart and says nothing of them: 32 hexadecimal digits, the same for the same
    /// name.
    ///
    /// - Parameter name: What names the conversation, such as the path of its file.
    public static func key(for name: String) -> String {
        let lanes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]
        return lanes.map { hexadecimal(hash(name, from: $0)) }.joined()
    }

    /// FNV-1a, whose end is mixed so that each digit depends on all of the name.
    private static func hash(_ name: String, from basis: UInt64) -> UInt64 {
        var hash = name.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 33)
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The key, where it can be sent.
    var sendableKey: String? {
        key.flatMap { key in
            (1...64).contains(key.utf8.count) && key.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? key : nil
        }
    }
}
