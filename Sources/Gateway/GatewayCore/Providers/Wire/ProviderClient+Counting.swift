import GatewayJSON

extension ProviderClient {
    /// Posts a prompt to where the provider counts.
    ///
    /// - Parameter field: Where the reply has the number.
    func count(_ body: JSONObject, at path: String, field: String) async throws(GatewayError) -> Int {
        let reply = try await post(body, to: path)
        guard let count = reply[field]?.tokenCount else {
            throw provider.unexpectedReply("a reply without a number of tokens", baseURL: shownURL)
        }
        return count
    }
}
