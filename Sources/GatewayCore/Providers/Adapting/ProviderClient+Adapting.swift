extension ProviderClient {
    /// Applies what is remembered of the model, before it is asked for the first time.
    func recall(_ call: inout WireCall) {
        guard !call.hasRecalled else { return }
        call.hasRecalled = true
        for change in memory.changes(for: place) where !call.changes.contains(change) {
            guard let request = change.applied(to: call.request) else { continue }
            call.request = request
            call.changes.append(change)
        }
    }

    /// Changes a request that was refused.
    ///
    /// - Returns: Whether it can be sent again.
    func adapt(_ call: inout WireCall, to error: ProviderErrorBody, status: Int) -> Bool {
        guard call.changes.count < ParameterAdaptation.limit,
            let (request, changes) = ParameterAdaptation.adapt(
                call.request, to: error, status: status, without: call.changes)
        else { return false }
        call.request = request
        call.changes += changes
        if !ParameterAdaptation.isAboutSchemaItself(error) { call.lasting += changes }
        return true
    }

    /// Keeps what made a request succeed.
    func remember(_ call: WireCall) {
        guard !call.lasting.isEmpty else { return }
        memory.remember(call.lasting, for: place)
    }

    private var place: ParameterMemory.Place {
        ParameterMemory.Place(provider: provider.name, address: shownURL, model: model)
    }
}
