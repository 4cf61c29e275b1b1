import GatewayJSON

/// One request as a protocol writes it.
struct WireRequest: Sendable, Hashable {
    /// A protocol, as far as the parts of its requests differ from those of others.
    enum Form: String, Sendable {
        /// OpenAI's Chat Completions, and Mistral's.
        case chat
        case responses, anthropic, gemini, ollama
    }

    /// What asks for any JSON in OpenAI's two protocols.
    static let jsonModeFormat: JSONValue = ["type": "json_object"]

    /// The protocol.
    let form: Form
    /// What follows the base URL, a query included.
    var path: String
    /// The JSON that is posted.
    var body: JSONObject
    /// The form in which the answer was asked for, however the body says it.
    var format = ResponseFormat.text
    /// The fields that a person or a program gave, and not Parlance: none of them is left out silently.
    var givenFields: JSONObject = [:]
    /// How hard the model is to think, where that is said.
    var effort: SentEffort?
    /// What was asked for and is not sent as it was.
    var adjustments: [RequestAdjustment] = []
    /// The conversation as it was asked.
    var conversation: [Message] = []
    /// Whether the temperature was given by a person or a program.
    var hasGivenTemperature = false

    /// A request whose fields are all Parlance's own.
    init(_ form: Form, path: String, body: JSONObject) {
        self.form = form
        self.path = path
        self.body = body
    }

    /// A request as it was asked for, by the settings or at the call.
    init(
        _ form: Form, path: String, body: JSONObject, for request: LLMRequest, settings: GatewaySettings,
        sent: SentSettings = SentSettings()
    ) {
        self.init(form, path: path, body: body)
        effort = sent.effort
        adjustments = sent.adjustments
        conversation = request.messages
        format = request.responseFormat
        givenFields = settings.extraParameters
        givenFields.mergeDeeply(request.extraParameters)
        hasGivenTemperature = request.temperature != nil || !settings.hasDefaultTemperature
    }

    /// The value at a place in the body.
    func value(at place: [String]) -> JSONValue? {
        place.dropFirst().reduce(place.first.flatMap { body[$0] }) { $0?[$1] }
    }

    /// Whether a person or a program gave the value at a place, or what is around or within it.
    func isGiven(_ place: [String]) -> Bool {
        var value: JSONValue? = .object(givenFields)
        for key in place {
            guard let object = value?.objectValue else { return value != nil }
            value = object[key]
        }
        return value != nil
    }

    /// Puts a value at a place, or takes it away; objects that are empty then go, too.
    mutating func set(_ value: JSONValue?, at place: [String]) {
        Self.set(value, at: place[...], in: &body)
    }

    private static func set(_ value: JSONValue?, at place: ArraySlice<String>, in object: inout JSONObject) {
        guard let key = place.first else { return }
        guard place.count > 1 else {
            object[key] = value
            return
        }
        var inner = object[key]?.objectValue ?? [:]
        set(value, at: place.dropFirst(), in: &inner)
        object[key] = inner.isEmpty ? nil : .object(inner)
    }
}
