import GatewayJSON

/// A provider's server as the gateway of its protocol needs it: who it is, and in what it differs from others of the
/// same protocol.
struct ProviderServer: Sendable {
    /// How it is called, and where its key comes from.
    var identity: ProviderIdentity
    /// Its address when the settings name none; `nil`: the protocol's own.
    var address: String?
    /// Where it wants the key; `nil`: where the protocol has it.
    var keyPlace: ProviderClient.KeyPlace?
    /// Headers that it wants besides.
    var headers: [HTTPHeaders.Field] = []
    /// What follows every path, such as Azure's `?api-version=…`.
    var query = ""
    /// How it differs, where it speaks Chat Completions.
    var traits = ChatCompletionsTraits()
    /// The temperatures that it takes, where it speaks Chat Completions.
    var temperatures: ClosedRange<Double> = 0...2

    init(_ identity: ProviderIdentity, address: String? = nil) {
        self.identity = identity
        self.address = address
    }
}

extension ProviderClient {
    /// A client of a server.
    ///
    /// - Parameter keyPlace: Where the protocol has the key, unless the server says otherwise.
    init(
        _ server: ProviderServer, baseURL: String, keyPlace: KeyPlace = .bearer, settings: GatewaySettings
    ) {
        self.init(
            provider: server.identity, baseURL: baseURL, keyPlace: server.keyPlace ?? keyPlace,
            extraHeaders: server.headers, settings: settings)
    }
}

extension String {
    /// This text as a part of a URL's path.
    var percentEncoded: String {
        var result = ""
        for byte in utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || "-._~/:@".unicodeScalars.contains(scalar)
            result += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return result
    }
}

extension JSONObject {
    /// Takes over all keys of another object; where both have an object, the two are merged in turn. So a parameter
    /// deep in a request can be added without repeating what stands around it.
    mutating func mergeDeeply(_ other: JSONObject) {
        for (key, value) in other {
            if let theirs = value.objectValue, var ours = self[key]?.objectValue {
                ours.mergeDeeply(theirs)
                self[key] = .object(ours)
            } else {
                self[key] = value
            }
        }
    }
}
