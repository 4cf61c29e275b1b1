/// A value of a YAML document, with the place where it is written.
///
/// Equality and hashing include the places: two nodes are equal when they say the same and stand at the same place.
package struct YAMLNode: Sendable, Hashable {
    /// What a node holds.
    package enum Content: Sendable, Hashable {
        /// A single value.
        case scalar(YAMLScalar)

        /// A list.
        case sequence([YAMLNode])

        /// A map, in the order of the text; keys taken over by a merge key `<<` come last.
        case mapping([YAMLEntry])
    }

    /// What the node holds.
    package var content: Content

    /// Where the node starts: at its anchor or tag if it has one. A node that an alias stands for keeps the place of its
    /// anchor, because that is the text a person would have to change.
    package var mark: YAMLMark

    /// Makes a node of its content and its place.
    package init(content: Content, mark: YAMLMark) {
        self.content = content
        self.mark = mark
    }

    /// The entries of a map; `nil` for anything else.
    package var entries: [YAMLEntry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// The elements of a list; `nil` for anything else.
    package var elements: [YAMLNode]? {
        guard case .sequence(let elements) = content else { return nil }
        return elements
    }

    /// The value of a key whose text is `key`, however it is quoted; `nil` when there is none or the node is no map.
    package subscript(key: String) -> YAMLNode? {
        entries?.first { $0.key.text == key }?.value
    }
}
