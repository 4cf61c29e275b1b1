/// What an error means for the person, whatever its status: providers disagree on the statuses.
enum ErrorMeaning: Sendable, Hashable {
    /// The account has nothing left to spend.
    case quota
    /// The conversation does not fit.
    case contextLength
    /// The key is not accepted.
    case key
    /// The key, the account or the place may not use the model.
    case access
    /// The model is asked over another interface.
    case otherInterface
    /// The model is unknown.
    case unknownModel
    /// The server is loading the model.
    case loading
    /// The request can never be done, although the status speaks of a failure of the server.
    case permanent

    /// The meaning of an error; `nil`: what its status says.
    ///
    /// - Parameter status: The HTTP status; `nil` when the error came with a good one.
    init?(status: Int?, _ body: ProviderErrorBody) {
        if status == 402 || ErrorSign.quota.isIn(body)
            || (body.retryDelay == nil && ErrorSign.currentQuota.isIn(body))
        {
            self = .quota
        } else if let status, status >= 500 || status == 425, ErrorSign.loading.isIn(body) {
            self = .loading
        } else if status == 429 {
            return nil
        } else if ErrorSign.contextLength.isIn(body) {
            self = .contextLength
        } else if ErrorSign.access.isIn(body) {
            self = .access
        } else if ErrorSign.otherInterface.isIn(body) {
            self = .otherInterface
        } else if status == 401 || ErrorSign.key.isIn(body) {
            self = .key
        } else if ErrorSign.unknownModel.isIn(body) || Self.faultsModel(status, body) {
            self = .unknownModel
        } else if status == 501 || ((status.map { $0 >= 500 } ?? true) && ErrorSign.permanent.isIn(body)) {
            self = .permanent
        } else {
            return nil
        }
    }

    /// Anthropic's `not_found_error` has no more words than `model: NAME`; others only name the field.
    private static func faultsModel(_ status: Int?, _ body: ProviderErrorBody) -> Bool {
        let message = body.message?.lowercased() ?? ""
        if body.type == "not_found_error", message.hasPrefix("model:") { return true }
        return [400, 404, 422].contains(status) && body.fields == ["model"] && !message.contains("support")
    }

    /// What to change where a request can never be done.
    static func change(for body: ProviderErrorBody) -> String {
        let message = body.message?.lowercased() ?? ""
        if ["image", "mmproj", "multimodal", "vision"].contains(where: message.contains) {
            return "Send the prompt without images, or switch to a model that accepts them."
        }
        if message.contains(" --") {
            return "Start the server with that option, or leave out what needs it."
        }
        if ["schema", "grammar", "response_format"].contains(where: message.contains) {
            return "Leave out the schema or the grammar."
        }
        if message.contains("system memory") { return "Switch to a smaller model, or free memory on the server." }
        return "Fix what the server reports; retrying won't help."
    }
}
