/// Builds the tree of one document from its events.
struct YAMLComposer: ~Copyable {
    /// How deep lists and maps may nest. No configuration comes near it, and every walk over a tree may recurse.
    static let maximumDepth = 100

    /// How many values a document may have once its aliases are expanded, against the "billion laughs".
    static let maximumNodeCount = 1_000_000

    /// A node with the numbers that the limits are about, counted with all aliases in it expanded.
    private struct Composed {
        var node: YAMLNode
        var nodeCount = 1
        var height = 0

        /// Counts a node that stands directly in this one.
        mutating func enclose(_ inner: Self) {
            nodeCount += inner.nodeCount
            height = max(height, inner.height + 1)
        }
    }

    private var reader: YAMLEventReader
    private var anchored: [String: Composed] = [:]
    /// Anchors of the nodes that are still being built, which is where an alias would make a loop.
    private var openAnchors: Set<String> = []
    private var nodeCount = 0

    init(reader: consuming YAMLEventReader) {
        self.reader = reader
    }

    /// Reads the whole text.
    mutating func document() throws(YAMLError) -> YAMLNode? {
        var root: YAMLNode?
        var documentCount = 0
        while true {
            let event = try reader.next()
            switch event.kind {
            case .streamEnd: return root
            case .streamStart, .documentEnd: continue
            case .documentStart:
                documentCount += 1
                guard documentCount == 1 else {
                    throw YAMLError(
                        message: "A second document starts here, but only one is expected. Remove the line `---`.",
                        mark: event.mark)
                }
            default:
                let node = try compose(event, depth: 0).node
                root = node.isNull && node.text == "" ? nil : node
            }
        }
    }

    private mutating func compose(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> Composed {
        if case .alias(let name) = event.kind { return try expand(alias: name, at: event.mark, depth: depth) }

        try count(1, at: event.mark)
        if let anchor = event.anchor { openAnchors.insert(anchor) }
        let composed: Composed
        switch event.kind {
        case .scalar(let scalar):
            composed = Composed(node: YAMLNode(content: .scalar(scalar), mark: event.mark))
        case .sequenceStart:
            try checkDepth(depth + 1, at: event.mark)
            composed = try composeSequence(at: event.mark, depth: depth + 1)
        case .mappingStart:
            try checkDepth(depth + 1, at: event.mark)
            composed = try composeMapping(at: event.mark, depth: depth + 1)
        default:
            throw YAMLError(message: "The YAML parser closed something that was not open.", mark: event.mark)
        }
        if let anchor = event.anchor {
            openAnchors.remove(anchor)
            anchored[anchor] = composed
        }
        return composed
    }

    private mutating func composeSequence(at mark: YAMLMark, depth: Int) throws(YAMLError) -> Composed {
        var elements: [YAMLNode] = []
        var sum = Composed(node: YAMLNode(content: .sequence([]), mark: mark), height: 1)
        while true {
            let event = try reader.next()
            if case .sequenceEnd = event.kind { break }
            let element = try compose(event, depth: depth)
            sum.enclose(element)
            elements.append(element.node)
        }
        sum.node.content = .sequence(elements)
        return sum
    }

    private mutating func composeMapping(at mark: YAMLMark, depth: Int) throws(YAMLError) -> Composed {
        var mapping = YAMLMappingBuilder()
        var sum = Composed(node: YAMLNode(content: .mapping([]), mark: mark), height: 1)
        while true {
            let event = try reader.next()
            if case .mappingEnd = event.kind { break }
            let key = try compose(event, depth: depth)
            let keyMark = event.mark
            try mapping.admit(key: key.node, at: keyMark)
            let value = try compose(try reader.next(), depth: depth)
            sum.enclose(key)
            sum.enclose(value)
            try mapping.add(key: key.node, value: value.node, at: keyMark)
        }
        sum.node.content = .mapping(mapping.entries)
        return sum
    }

    private mutating func expand(alias name: String, at mark: YAMLMark, depth: Int) throws(YAMLError) -> Composed {
        guard !openAnchors.contains(name) else {
            throw YAMLError(
                message: "The alias *\(name) is inside the value that &\(name) names, so it would never end. Write "
                    + "the value out.",
                mark: mark)
        }
        guard let composed = anchored[name] else {
            throw YAMLError(
                message: "The alias *\(name) has no anchor. Put &\(name) before the value it refers to, further up, "
                    + "or quote the text if it is not an alias.",
                mark: mark)
        }
        try count(composed.nodeCount, at: mark)
        try checkDepth(depth + composed.height, at: mark)
        return composed
    }

    private mutating func count(_ more: Int, at mark: YAMLMark) throws(YAMLError) {
        nodeCount += more
        guard nodeCount <= Self.maximumNodeCount else {
            throw YAMLError(
                message: "The document has more than \(Self.maximumNodeCount) values once its aliases are "
                    + "expanded. Write it with fewer nested aliases.",
                mark: mark)
        }
    }

    private func checkDepth(_ depth: Int, at mark: YAMLMark) throws(YAMLError) {
        guard depth <= Self.maximumDepth else {
            throw YAMLError(
                message: "Lists and maps are nested more than \(Self.maximumDepth) levels deep here. Use less nesting.",
                mark: mark)
        }
    }
}
