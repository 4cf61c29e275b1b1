/// A digest of the messages of a conversation so far, by which it is known again that none of them has changed.
///
/// It is the same in every process. It protects against a needless refusal, not against anybody.
package struct ConversationDigest: Sendable {
    /// FNV-1a over 64 bits.
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The digest of no message.
    package init() {}

    /// The digest of these messages.
    package init(_ messages: some Sequence<Message>) {
        for message in messages { add(message) }
    }

    /// Adds a message. Its reasoning is no part of it.
    package mutating func add(_ message: Message) {
        add(message.role.rawValue)
        for part in message.parts {
            switch part {
            case .text(let text): add(text)
            case .image(let image): add(image.bytes)
            case .reasoning: break
            }
        }
    }

    /// The digest as text.
    package var text: String { String(state, radix: 16) }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Adds bytes, and their number so that no two lists of texts look alike.
    private mutating func add(_ bytes: some Collection<UInt8>) {
        mix(UInt64(bytes.count))
        for byte in bytes { mix(UInt64(byte)) }
    }

    private mutating func mix(_ value: UInt64) {
        state = (state ^ value) &* 0x100_0000_01b3
    }
}
