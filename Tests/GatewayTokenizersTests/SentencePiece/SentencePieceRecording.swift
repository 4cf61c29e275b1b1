import Foundation
import Testing
import GatewayTokenizers

/// A text and the ids that Mistral's own library gives it.
struct SentencePieceRecording: Decodable {
    let variant: String
    let text: String
    let ids: [UInt32]

    static func load(_ name: String) throws -> [SentencePieceRecording] {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Recordings"))
        return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(SentencePieceRecording.self, from: $0)
        }
    }

    func encoding() throws -> SentencePieceEncoding {
        SentencePieceEncoding(try #require(SentencePieceEncoding.Variant(rawValue: variant)))
    }
}
