extension YAMLNode {
    /// Reads a text that holds one YAML document.
    ///
    /// Anchors, aliases and merge keys are resolved, so what comes back is a tree. Keys of a map are compared by their
    /// text and have to differ. So that a hostile text costs an error and not the machine, lists and maps nest at most
    /// 100 deep and a document has at most 1,000,000 values once its aliases are expanded.
    ///
    /// - Returns: The value of the document; `nil` when the text holds none (it is empty or nothing but comments).
    /// - Throws: ``YAMLError`` with the place when the text is no YAML, has more than one document, a duplicate key, a list
    ///   or a map as a key, an alias without an anchor, or exceeds a limit.
    package static func parse(_ text: String) throws(YAMLError) -> YAMLNode? {
        var composer = YAMLComposer(reader: try YAMLEventReader(text: text))
        return try composer.document()
    }
}
