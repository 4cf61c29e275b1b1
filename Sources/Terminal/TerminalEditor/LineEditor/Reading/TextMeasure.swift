/// Says how large a text is, in a word or two such as `1,903 tokens`, for the mark that stands for it. It runs on the
/// editor's thread, once for each text that is folded.
package typealias TextMeasure = @Sendable (_ text: String) -> String
