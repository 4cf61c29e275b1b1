import GatewayTokenizers
import GatewayJSON
import GatewayYAML

/// Reads one entry of `models:`. A field that cannot be used is left out, and the catalog's figure stays.
struct ModelReader {
    private(set) var model: CatalogModel
    private(set) var findings = ConfigurationFindings(wrongTypesAre: .warning)

    init(id: ModelID) {
        model = CatalogModel(id: id)
    }

    mutating func read(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            findings.add(.warning, "The model '\(model.id)' must be a map, but is \(node.kindName).", node.mark)
            return
        }
        for entry in entries {
            read(entry)
        }
    }

    private mutating func read(_ entry: YAMLEntry) {
        let key = entry.key.text ?? ""
        let value = entry.value
        switch ConfigurationKey.Model(rawValue: key) {
        case .contextWindow: model.contextWindow = findings.positiveInt(key, value)
        case .maxOutputTokens: model.maxOutputTokens = findings.positiveInt(key, value)
        case .inputPrice: model.inputPrice = findings.nonnegativeNumber(key, value)
        case .cachedInputPrice: model.cachedInputPrice = findings.nonnegativeNumber(key, value)
        case .cacheWritePrice: model.cacheWritePrice = findings.nonnegativeNumber(key, value)
        case .longCacheWritePrice: model.longCacheWritePrice = findings.nonnegativeNumber(key, value)
        case .outputPrice: model.outputPrice = findings.nonnegativeNumber(key, value)
        case .images: model.seesImages = findings.bool(key, value)
        case .reasoning: model.isReasoning = findings.bool(key, value)
        case .tokenizer: model.tokenizer = tokenizer(key, value)
        case nil: findings.unknownKey(entry.key, among: ConfigurationKey.names(ConfigurationKey.Model.self))
        }
    }

    private mutating func tokenizer(_ key: String, _ node: YAMLNode) -> String? {
        let names = ModelTokenizer.published.map(\.name)
        return findings.value(key, "one of \(names.joined(separator: ", "))", node) { node in
            node.stringValue.flatMap { names.contains($0) ? $0 : nil }
        }
    }
}
