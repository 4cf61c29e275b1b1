/// A single value as it is written: its text, before anything is made of it.
package struct YAMLScalar: Sendable, Hashable {
    /// The text without quotes, with escapes and line folding undone.
    package var text: String

    /// Whether the text stands without quotes and is no block (`|`, `>`), so that `null`, `true` and `12` are no strings.
    package var isPlain: Bool

    /// The tag, when one is written, with its handle expanded: `tag:yaml.org,2002:str` for `!!str`.
    package var tag: String?

    /// Makes a scalar of its text, the way it is written and its tag.
    package init(text: String, isPlain: Bool = true, tag: String? = nil) {
        self.text = text
        self.isPlain = isPlain
        self.tag = tag
    }
}
