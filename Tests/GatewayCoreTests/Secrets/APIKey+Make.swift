import Testing

@testable import GatewayCore

extension APIKey {
    /// The key in a text that holds one.
    static func make(_ text: String) throws -> APIKey {
        try #require(try APIKey(text))
    }
}
