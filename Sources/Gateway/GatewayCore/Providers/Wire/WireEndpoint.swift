import GatewayJSON

/// A model at a provider's server: what a gateway needs of both, whatever protocol it speaks.
struct WireEndpoint: Sendable {
    /// The model.
    let id: ModelID
    /// What the model takes.
    let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalog of the settings has it.
    let tokenizer: ModelTokenizer
    /// The settings, with the model's name as its provider has it.
    let settings: GatewaySettings
    /// The provider's own address, in the protocol's form.
    let ownAddress: String
    let client: ProviderClient

    /// The model of the settings at a server.
    ///
    /// - Parameters:
    ///   - temperatures: Those that the model takes; `nil`: none may be sent.
    ///   - defaultAddress: The address where neither the settings nor the server have one.
    ///   - keyPlace: Where the protocol has the key, unless the server says otherwise.
    ///   - address: Puts an address into the protocol's form.
    init(
        _ settings: GatewaySettings, at server: ProviderServer, temperatures: ClosedRange<Double>?,
        structuredOutput: ModelAbilities.StructuredOutputSupport, defaultAddress: String,
        keyPlace: ProviderClient.KeyPlace = .bearer, address: (String) -> String
    ) {
        let id = server.modelID(settings)
        var settings = settings
        settings.model = id.model
        self.id = id
        self.settings = settings
        abilities = ModelAbilities(
            temperatures: temperatures, structuredOutput: structuredOutput,
            seesImages: settings.catalog[id]?.seesImages)
        tokenizer = ModelTokenizer(for: id, in: settings.catalog)
        ownAddress = address(server.address ?? defaultAddress)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(address) ?? ownAddress, keyPlace: keyPlace, settings: settings)
    }

    /// The temperature of requests that name none; `nil` where the model takes none.
    var temperature: Double? {
        abilities.temperatures == nil ? nil : settings.temperature
    }

    /// The temperature to send with a request; `nil` where the model takes none.
    func temperature(of request: LLMRequest) -> Double? {
        abilities.temperatures == nil ? nil : request.temperature ?? settings.temperature
    }

    /// The token limit to send with a request.
    func limit(of request: LLMRequest) -> Int? {
        settings.tokenLimit(of: request, for: id)
    }

    /// A request whose fields were asked for by the settings or at the call.
    func wire(_ form: WireRequest.Form, path: String, body: JSONObject, for request: LLMRequest) -> WireRequest {
        WireRequest(form, path: path, body: body, for: request, settings: settings)
    }
}
