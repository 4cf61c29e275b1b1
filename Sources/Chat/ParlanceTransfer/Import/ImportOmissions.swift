import ParlanceConversations

/// What is left out of conversations that are brought in.
package struct ImportOmissions: Sendable, Hashable {
    /// Kinds of things, in the order in which they are told.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case image, recording, file
        case tool = "tool message"
        case instructions = "custom instruction"
        case other = "message of an unknown kind"

        func counted(_ count: Int) -> String {
            self == .other && count > 1 ? "\(count.grouped) messages of unknown kinds" : count.counted(rawValue)
        }
    }

    private var counts: [Kind: Int] = [:]

    /// Nothing is left out.
    package init() {}

    /// Adds so many things of a kind.
    mutating func add(_ kind: Kind, _ count: Int = 1) {
        if count > 0 { counts[kind, default: 0] += count }
    }

    /// How many things of a kind there are.
    subscript(kind: Kind) -> Int { counts[kind] ?? 0 }

    /// Adds what is left out of another conversation.
    package static func += (omissions: inout ImportOmissions, other: ImportOmissions) {
        omissions.counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// `Left out: 3 images, 14 tool messages.`; `nil` when nothing is.
    package var sentence: String? {
        let parts = Kind.allCases.filter { self[$0] > 0 }.map { $0.counted(self[$0]) }
        return parts.isEmpty ? nil : "Left out: \(parts.joined(separator: ", "))."
    }
}
