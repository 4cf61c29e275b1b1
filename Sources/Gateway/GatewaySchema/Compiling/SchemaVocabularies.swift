import GatewayJSON

/// The vocabularies of draft 2020-12 whose keywords this module evaluates (core is always in force).
struct SchemaVocabularies: OptionSet, Sendable {
    let rawValue: Int

    static let applicator = SchemaVocabularies(rawValue: 1)
    static let unevaluated = SchemaVocabularies(rawValue: 2)
    static let validation = SchemaVocabularies(rawValue: 4)
    static let formatAssertion = SchemaVocabularies(rawValue: 8)

    /// What holds for a schema that names no metaschema, or one that is not known.
    static let all: SchemaVocabularies = [.applicator, .unevaluated, .validation]

    private static let prefix = "https://json-schema.org/draft/2020-12/vocab/"
    private static let annotations: Set<String> = ["core", "meta-data", "format-annotation", "content"]

    /// Reads `$vocabulary` of a metaschema. Returns the URI of a vocabulary that is required but unknown as the error.
    static func read(_ vocabulary: JSONObject) -> Result<SchemaVocabularies, UnknownVocabulary> {
        var vocabularies: SchemaVocabularies = []
        for (uri, isRequired) in vocabulary {
            let name = uri.hasPrefix(prefix) ? String(uri.dropFirst(prefix.count)) : ""
            switch name {
            case "applicator": vocabularies.insert(.applicator)
            case "unevaluated": vocabularies.insert(.unevaluated)
            case "validation": vocabularies.insert(.validation)
            // Required or not: who knows the formats must assert them (validation, section 7.2.2).
            case "format-assertion": vocabularies.insert(.formatAssertion)
            case _ where annotations.contains(name): break
            default:
                if isRequired == true { return .failure(UnknownVocabulary(uri: uri)) }
            }
        }
        return .success(vocabularies)
    }

    struct UnknownVocabulary: Error {
        let uri: String
    }
}
