import GatewayJSON

/// A model at a provider's server: what a gateway needs of both, whatever protocol it speaks.
struct WireEndpoint: Sendable {
    /// The model.
    let id: ModelID
    /// What the model takes.
    let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalog of the settings has it.
    let tokenizer: ModelTokenizer
    /// What is known of how the model reasons.
    let effortRule: EffortRule?
    /// Whether the model takes a temperature, if its reasoning allows it.
    let acceptsTemperature: Bool
    /// The settings, with the model's name as its provider has it.
    let settings: GatewaySettings
    /// The provider's own address, in the protocol's form.
    let ownAddress: String
    let client: ProviderClient

    /// The model of the settings at a server.
    ///
    /// - Parameters:
    ///   - temperatures: Those that the model takes; `nil`: none may be sent.
    ///   - reasonsByCatalog: Whether the model reasons, for one whose levels are not known.
    ///   - defaultAddress: The address where neither the settings nor the server have one.
    ///   - keyPlace: Where the protocol has the key, unless the server says otherwise.
    ///   - address: Puts an address into the protocol's form.
    init(
        _ settings: GatewaySettings, at server: ProviderServer, temperatures: ClosedRange<Double>?,
        reasonsByCatalog: Bool? = nil,
        structuredOutput: ModelAbilities.StructuredOutputSupport, defaultAddress: String,
        keyPlace: ProviderClient.KeyPlace = .bearer, form: WireRequest.Form, address: (String) -> String
    ) {
        let id = server.modelID(settings)
        var settings = settings
        settings.model = id.model
        self.id = id
        self.settings = settings
        tokenizer = ModelTokenizer(for: id, in: settings.catalog)
        ownAddress = address(server.address ?? defaultAddress)
        var rule = EffortTable.rule(for: id, host: Self.host(of: settings.baseURL ?? ownAddress))
        if rule == nil, reasonsByCatalog == true { rule = .reasoning }
        if rule?.isKnown == false, reasonsByCatalog == false { rule?.refusedWhileReasoning = [] }
        effortRule = rule
        let level = GivenEffort.read(settings.extraParameters) ?? settings.reasoning ?? rule?.defaultEffort
        let isRefused =
            rule.map { rule in
                rule.never.contains(.temperature)
                    || (level != .off && rule.refusedWhileReasoning.contains(.temperature))
            } ?? false
        acceptsTemperature = temperatures != nil
        abilities = ModelAbilities(
            temperatures: isRefused ? nil : temperatures, structuredOutput: structuredOutput,
            seesImages: settings.catalog[id]?.seesImages,
            efforts: rule.map { $0.isKnown ? $0.efforts(in: form) : [] } ?? [], defaultEffort: rule?.defaultEffort,
            areEffortsKnown: rule?.isKnown ?? false)
        client = ProviderClient(
            server, baseURL: settings.baseURL.map(address) ?? ownAddress, keyPlace: keyPlace, settings: settings)
    }

    /// The host of an address.
    private static func host(of address: String) -> String {
        let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
        return String(rest.prefix { !"/:?".contains($0) })
    }

    /// The temperature of requests that name none; `nil` where the model takes none.
    var temperature: Double? {
        abilities.temperatures == nil ? nil : settings.temperature
    }

    /// The token limit to send with a request.
    func limit(of request: LLMRequest) -> Int? {
        settings.tokenLimit(of: request, for: id)
    }

    /// A request whose fields were asked for by the settings or at the call.
    func wire(
        _ form: WireRequest.Form, path: String, body: JSONObject, for request: LLMRequest, sent: SentSettings
    ) -> WireRequest {
        WireRequest(form, path: path, body: body, for: request, settings: settings, sent: sent)
    }

    /// What of a request's settings is sent.
    ///
    /// - Parameter limit: The token limit that is sent.
    func settle(_ request: LLMRequest, in form: WireRequest.Form, limit: Int?) -> SentSettings {
        var given = settings.extraParameters
        given.mergeDeeply(request.extraParameters)
        return SentSettings(request, to: self, in: form, limit: limit, given: given)
    }

    /// A request with the reasoning that goes back to the model, and no other.
    func returning(_ request: LLMRequest, in form: WireRequest.Form) -> LLMRequest {
        ReasoningReturn.apply(request, to: id, rule: effortRule, in: form)
    }
}
