extension CatalogModel {
    /// The longest name of a model that is believed.
    private static let longestName = 200
    /// Beyond this, a price in US dollars for a million tokens is damage or malice.
    private static let highestPrice = 100_000.0
    /// A window of more tokens is, too.
    private static let largestWindow = 1_000_000_000

    /// Whether a row of somebody else's table can be what a provider charges and accepts. One that cannot is not used at
    /// all: nobody knows which of its fields is wrong.
    var isPlausible: Bool {
        let names = [id.provider, id.model, successor].compactMap(\.self)
        let prices = [inputPrice, outputPrice, cachedInputPrice, cacheWritePrice, longCacheWritePrice]
        return names.allSatisfy(Self.isName)
            && [contextWindow, maxOutputTokens].allSatisfy { $0.map { (1...Self.largestWindow).contains($0) } ?? true }
            && (prices + priceTiers.amounts).allSatisfy { $0.map(Self.isPrice) ?? true }
    }

    private static func isPrice(_ price: Double) -> Bool {
        price.isFinite && (0...highestPrice).contains(price)
    }

    /// A name can be shown in one line and written in one field.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= longestName
            && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F }
            && !name.unicodeScalars.contains {
                $0.properties.generalCategory == .format || (0x80..<0xA0).contains($0.value)
            }
    }
}
