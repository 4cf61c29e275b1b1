/// Why a text is not the YAML that was expected.
package struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Sentences that say what is wrong and what to do about it, without the place.
    package var message: String

    /// Where it is wrong; `nil` when no place is to blame.
    package var mark: YAMLMark?

    /// Makes an error from its sentences and the place they are about.
    package init(message: String, mark: YAMLMark?) {
        self.message = message
        self.mark = mark
    }

    /// The place, when there is one, and the message. Put `file:` before it to get `file:3:5: message`.
    package var description: String {
        guard let mark else { return message }
        return "\(mark): \(message)"
    }
}
