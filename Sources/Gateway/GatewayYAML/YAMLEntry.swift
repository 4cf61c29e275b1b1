/// One key of a map with its value.
package struct YAMLEntry: Sendable, Hashable {
    /// The key, always a scalar when it comes from ``YAMLNode/parse(_:)``.
    package var key: YAMLNode

    /// The value that belongs to the key; the null scalar when none is written.
    package var value: YAMLNode

    /// Makes an entry of a key and its value.
    package init(key: YAMLNode, value: YAMLNode) {
        self.key = key
        self.value = value
    }
}
