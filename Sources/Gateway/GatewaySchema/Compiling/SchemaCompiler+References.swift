import GatewayJSON

extension SchemaCompiler {
    mutating func references(of source: SchemaSource) throws(SchemaError) -> [SchemaKeyword] {
        var keywords: [SchemaKeyword] = []
        if let reference = try source.string("$ref") {
            let target = try resolve(reference, "$ref", of: source)
            keywords.append(.reference(try node(at: target)))
        }
        if let reference = try source.string("$dynamicRef") {
            let target = try resolve(reference, "$dynamicRef", of: source)
            let node = try node(at: target)
            // Only an anchor that is dynamic where the reference leads at first is looked up again in the dynamic
            // scope; otherwise the keyword is a plain reference (core, section 8.2.3.2).
            if let anchor = URIReference(reference).decodedFragment, let resource = index.schemas[target],
                index.resources[resource].dynamicAnchors[anchor] == target
            {
                keywords.append(.dynamicReference(node, anchor: anchor))
            } else {
                keywords.append(.reference(node))
            }
        }
        return keywords
    }

    /// The place a reference leads to; a place that is not known as a schema yet is read as one.
    private mutating func resolve(
        _ text: String, _ keyword: String, of source: SchemaSource
    ) throws(SchemaError) -> Location {
        let base = index.schemas[source.location].map { index.resources[$0].uri } ?? URIReference("")
        let uri = base.resolving(URIReference(text))
        let reference = JSONValue.string(text).shortened
        guard let resource = try index.resource(uri.withoutFragment) else {
            throw source.error(
                keyword,
                "the reference \(reference) cannot be resolved: no schema with the URI \(uri.withoutFragment) "
                    + "is known. References are never fetched; put the schema under \"$defs\" with this "
                    + "URI as its \"$id\"."
            )
        }
        let root = index.resources[resource].root
        let fragment = uri.decodedFragment ?? ""
        guard fragment.isEmpty || fragment.utf8.first == UInt8(ascii: "/") else {
            guard let location = index.resources[resource].anchors[fragment] else {
                throw source.error(
                    keyword,
                    "the reference \(reference) cannot be resolved: no schema there has the \"$anchor\" "
                        + "\(JSONValue.string(fragment).shortened).")
            }
            return location
        }
        guard let pointer = JSONPointer(parsing: fragment) else {
            throw source.error(keyword, "the reference \(reference) has a \"~\" that is neither \"~0\" nor \"~1\".")
        }
        let location = root.appending(pointer.tokens)
        guard let value = location.pointer.resolve(in: index.documents[location.document]) else {
            throw source.error(
                keyword,
                "the reference \(reference) cannot be resolved: there is nothing at \(location.pointer).")
        }
        try index.scan(value, at: location, in: resource)
        return location
    }
}

extension SchemaIndex.Location {
    /// The place below this one.
    func appending(_ tokens: [String]) -> SchemaIndex.Location {
        SchemaIndex.Location(document: document, pointer: JSONPointer(tokens: pointer.tokens + tokens))
    }
}
