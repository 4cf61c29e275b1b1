import Foundation
import Testing
import GatewayTokenizers

/// A text, and the number and the digest of the ids that the publishers' own libraries give it.
struct RecordedVector: Decodable {
    let text: String
    let o200k_base: String
    let cl100k_base: String
    let tekken: String
    let special: [String: String]?

    static func load() throws -> [RecordedVector] {
        let url = try #require(
            Bundle.module.url(forResource: "vectors", withExtension: "jsonl", subdirectory: "Fixtures"))
        return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(RecordedVector.self, from: $0)
        }
    }

    func digest(for encoding: Encoding) -> String {
        switch encoding {
        case .cl100kBase: cl100k_base
        case .tekken: tekken
        default: o200k_base
        }
    }

    /// `COUNT:DIGEST` as in the fixture: FNV-1a over the ids as little-endian u32.
    static func digest(_ ids: [UInt32]) -> String {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for id in ids {
            for shift in stride(from: 0, to: 32, by: 8) {
                value = (value ^ UInt64(id >> shift & 0xFF)) &* 0x100_0000_01B3
            }
        }
        let hex = String(value, radix: 16)
        return "\(ids.count):\(String(repeating: "0", count: 16 - hex.count))\(hex)"
    }
}
