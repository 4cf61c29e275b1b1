/// Collects the entries of one map: refuses bad keys and resolves merge keys.
///
/// Merge keys are not in YAML 1.2; they follow https://yaml.org/type/merge.html, as most readers do.
struct YAMLMappingBuilder {
    private var own: [YAMLEntry] = []
    private var inherited: [YAMLEntry] = []
    private var firstMarks: [String: YAMLMark] = [:]
    private var hasMergeKey = false

    /// The map's own entries and then those of its merge keys that it does not have itself.
    var entries: [YAMLEntry] {
        var keys = Set(own.compactMap(\.key.text))
        return own + inherited.filter { keys.insert($0.key.text ?? "").inserted }
    }

    /// Refuses a key that is no scalar or was there before, ahead of its value so that the first mistake is named.
    ///
    /// - Parameter mark: Where the key is written, which for an alias is not where its node is.
    func admit(key: YAMLNode, at mark: YAMLMark) throws(YAMLError) {
        guard let text = key.text else {
            throw YAMLError(
                message: "A key has to be a single value, but this one is \(key.kindName). Put it in quotes if it is "
                    + "text with braces or brackets.",
                mark: mark)
        }
        if key.isMergeKey {
            guard !hasMergeKey else {
                throw YAMLError(
                    message: "The merge key << is in this map twice. Use one << with a list: "
                        + "`<<: [*first, *second]`.",
                    mark: mark)
            }
        } else if let first = firstMarks[text] {
            throw YAMLError(
                message: "The key `\(text)` is in this map twice; the first one is at \(first). Remove or "
                    + "rename one of them.",
                mark: mark)
        }
    }

    /// Adds an entry whose key was admitted.
    mutating func add(key: YAMLNode, value: YAMLNode, at mark: YAMLMark) throws(YAMLError) {
        guard key.isMergeKey else {
            firstMarks[key.text ?? ""] = mark
            own.append(YAMLEntry(key: key, value: value))
            return
        }
        hasMergeKey = true
        for source in value.elements ?? [value] {
            guard let entries = source.entries else {
                throw YAMLError(
                    message:
                        "The merge key << accepts a map or a list of maps, but this is \(source.kindName). "
                        + "Quote the key if it is not meant as a merge key.",
                    mark: mark)
            }
            inherited += entries
        }
    }
}

extension YAMLNode {
    fileprivate var isMergeKey: Bool {
        guard case .scalar(let scalar) = content, scalar.text == "<<" else { return false }
        return scalar.tag == "tag:yaml.org,2002:merge" || (scalar.isPlain && scalar.tag == nil)
    }
}
