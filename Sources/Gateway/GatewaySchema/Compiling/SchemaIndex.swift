import GatewayJSON

/// Knows every schema of the documents read so far by its place, its URI and its anchors.
struct SchemaIndex {
    typealias ResourceID = SchemaPlan.ResourceID

    /// A place in one of the documents.
    struct Location: Hashable {
        let document: Int
        let pointer: JSONPointer
    }

    /// A schema with its own URI.
    struct Resource {
        let uri: URIReference
        let root: Location
        let vocabularies: SchemaVocabularies
        var anchors: [String: Location] = [:]
        var dynamicAnchors: [String: Location] = [:]
    }

    private(set) var documents: [JSONValue] = []
    private(set) var resources: [Resource] = []
    /// The resource of every schema that was found, by its place.
    private(set) var schemas: [Location: ResourceID] = [:]
    private var resourcesByURI: [String: ResourceID] = [:]
    /// Documents that may be referred to, by URI; they are read on the first reference.
    private let available: [String: JSONValue]

    init(documents: [String: JSONValue]) {
        available = documents
    }

    /// Reads a document and all schemas inside of it.
    @discardableResult
    mutating func add(_ document: JSONValue, uri: URIReference) throws(SchemaError) -> ResourceID {
        documents.append(document)
        let root = Location(document: documents.count - 1, pointer: JSONPointer())
        let vocabularies = try vocabularies(of: document, inherited: .all, at: root.pointer)
        resources.append(Resource(uri: uri, root: root, vocabularies: vocabularies))
        resourcesByURI[uri.description] = resources.count - 1
        try scan(document, at: root, in: resources.count - 1)
        return schemas[root] ?? resources.count - 1
    }

    /// The resource with a URI (without fragment), read now if it is available but not yet known; nil if there is none.
    mutating func resource(_ uri: URIReference) throws(SchemaError) -> ResourceID? {
        let name = uri.description
        if let known = resourcesByURI[name] { return known }
        if let document = available[name] {
            try add(document, uri: uri)
        } else if name == Metaschema.uri {
            try add(Metaschema.value, uri: uri)
        } else {
            // It may be the identifier of a schema inside of a document that nothing has led to yet.
            for (name, document) in available.sorted(by: { $0.key < $1.key }) where resourcesByURI[name] == nil {
                try add(document, uri: URIReference(name))
            }
        }
        return resourcesByURI[name]
    }

    /// Registers the schema at a place, and all schemas inside of it, which belong to a resource unless they begin one.
    mutating func scan(_ value: JSONValue, at location: Location, in resource: ResourceID) throws(SchemaError) {
        guard schemas[location] == nil else { return }
        var resource = resource
        if let identifier = try string("$id", of: value, at: location) {
            resource = try addResource(identifier, value, at: location, in: resource)
        }
        schemas[location] = resource
        if let anchor = try string("$anchor", of: value, at: location) {
            resources[resource].anchors[anchor] = location
        }
        if let anchor = try string("$dynamicAnchor", of: value, at: location) {
            resources[resource].anchors[anchor] = location
            resources[resource].dynamicAnchors[anchor] = location
        }
        guard case .object(let object) = value else { return }
        for (tokens, subschema) in SubschemaPlaces.subschemas(of: object) {
            let pointer = JSONPointer(tokens: location.pointer.tokens + tokens)
            try scan(subschema, at: Location(document: location.document, pointer: pointer), in: resource)
        }
    }

    private mutating func addResource(
        _ identifier: String, _ value: JSONValue, at location: Location, in parent: ResourceID
    ) throws(SchemaError) -> ResourceID {
        let uri = resources[parent].uri.resolving(URIReference(identifier))
        guard uri.fragment ?? "" == "" else {
            throw SchemaError(
                pointer: location.pointer.appending("$id"),
                message: "the identifier \(JSONValue.string(identifier).shortened) must not contain a fragment; "
                    + "name a place inside a schema with \"$anchor\".")
        }
        let name = uri.withoutFragment.description
        if let other = resourcesByURI[name], resources[other].root != location {
            throw SchemaError(
                pointer: location.pointer.appending("$id"),
                message: "another schema, at \"\(resources[other].root.pointer)\", already has the identifier \(name).")
        }
        let vocabularies = try vocabularies(
            of: value, inherited: resources[parent].vocabularies, at: location.pointer)
        resources.append(Resource(uri: uri.withoutFragment, root: location, vocabularies: vocabularies))
        let resource = resources.count - 1
        resourcesByURI[name] = resource
        if resources[parent].root == location {
            // The root of a document answers to the URI it was found under as well as to its own identifier.
            resourcesByURI[resources[parent].uri.description] = resource
        }
        return resource
    }

    private func vocabularies(
        of value: JSONValue, inherited: SchemaVocabularies, at pointer: JSONPointer
    ) throws(SchemaError) -> SchemaVocabularies {
        guard let uri = value["$schema"]?.stringValue,
            let metaschema = available[URIReference(uri).withoutFragment.description],
            let vocabulary = metaschema["$vocabulary"]?.objectValue
        else { return inherited }
        switch SchemaVocabularies.read(vocabulary) {
        case .success(let vocabularies): return vocabularies
        case .failure(let unknown):
            throw SchemaError(
                pointer: pointer.appending("$schema"),
                message: "the metaschema \(uri) requires the vocabulary \(unknown.uri), which is not supported.")
        }
    }

    private func string(
        _ keyword: String, of value: JSONValue, at location: Location
    ) throws(SchemaError) -> String? {
        guard let keywordValue = value[keyword] else { return nil }
        guard let text = keywordValue.stringValue else {
            throw SchemaError(
                pointer: location.pointer.appending(keyword),
                message: "\"\(keyword)\" must be a string, but is \(keywordValue.phrase).")
        }
        return text
    }
}
