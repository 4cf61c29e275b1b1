/// One request as a protocol writes it.
struct WireRequest: Sendable, Hashable {
    /// What follows the base URL, a query included.
    var path: String
    /// The JSON that is posted.
    var body: JSONObject
}
