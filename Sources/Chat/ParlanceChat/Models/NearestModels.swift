import GatewayCore

/// Finds the models that a name may have meant: by any part of it, by its words in any order, and despite typos.
enum NearestModels {
    /// So many are shown to choose from.
    static let limit = 6

    /// How a name is near, the nearest first.
    private enum Nearness: Int {
        case same, profile, part, words, slip, word
    }

    /// The nearest names; those of the provider that was named before others, and those that can be asked before those
    /// that lack a key.
    ///
    /// - Parameters:
    ///   - providers: Those that may be named before a colon.
    ///   - limit: The most names.
    static func matches(
        for typed: String, in names: [ModelName], of providers: [String], limit: Int = limit
    ) -> [ModelName] {
        let id = ModelID(typed)
        let provider = id.flatMap { providers.contains($0.provider) ? $0.provider : nil }
        let wanted = Wanted(provider == nil ? typed : id?.model ?? typed)
        let scored = names.enumerated().compactMap { index, name -> (name: ModelName, score: [Int])? in
            guard let (nearness, distance) = wanted.nearness(of: name) else { return nil }
            let isElsewhere = provider.map { name.id?.provider != $0 } ?? false
            let score = [nearness.rawValue, isElsewhere ? 1 : 0, name.missingKey == nil ? 0 : 1, distance, index]
            return (name, score)
        }
        return scored.sorted { $0.score.lexicographicallyPrecedes($1.score) }.prefix(limit).map(\.name)
    }

    /// A name with its words and signs in one form.
    private struct Wanted {
        let plain: String
        let words: [String]

        init(_ typed: String) {
            plain = NearestModels.plain(typed)
            words = NearestModels.words(typed)
        }

        /// How near a name is, and how far it is among those that are as near.
        func nearness(of name: ModelName) -> (Nearness, Int)? {
            guard !plain.isEmpty else { return nil }
            let other = NearestModels.plain(name.word)
            if other == plain { return (.same, 0) }
            // Of one letter or two every name would be a slip.
            let allowed = plain.count < 3 ? 0 : min(3, max(1, plain.count / 3))
            // A longer text is no slip; comparing texts of megabytes takes long.
            let distance =
                abs(other.count - plain.count) <= allowed ? NearestName.distance(plain, other) : Int.max
            if name.isProfile, distance <= allowed || plain.count > 1 && other.contains(plain) {
                return (.profile, min(distance, allowed + 1))
            }
            if plain.count > 1, other.contains(plain) { return (.part, other.hasPrefix(plain) ? 0 : 1) }
            let known = Set(NearestModels.words(name.word))
            if words.count > 1, words.allSatisfy({ word in known.contains { $0.hasPrefix(word) } }) {
                return (.words, 0)
            }
            if distance <= allowed { return (.slip, distance) }
            // Of a name that was made up, what is right is enough: gpt-9-foo.
            let shared = words.filter(known.contains)
            return shared.contains { $0.count > 1 } ? (.word, -shared.count) : nil
        }
    }

    /// The name in small letters, without the signs between its words.
    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func words(_ name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension LLMGatewayFactory {
    /// The known names that are nearest to what was typed.
    func nearestModels(to typed: String, limit: Int = NearestModels.limit) -> [ModelName] {
        NearestModels.matches(for: typed, in: modelNames(isPublished: true), of: providers, limit: limit)
    }
}
