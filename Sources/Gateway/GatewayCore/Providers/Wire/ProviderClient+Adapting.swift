extension ProviderClient {
    /// Applies what is remembered of the model, before it is asked for the first time.
    func recall(_ call: inout WireCall) {
        guard !call.hasRecalled else { return }
        call.hasRecalled = true
        let known = memory.entry(for: place)
        if !known.efforts.isEmpty, let effort = call.request.effort, !known.efforts.contains(effort.level) {
            move(&call, to: effort.asked.nearest(in: known.efforts))
        }
        for change in known.changes where !call.changes.contains(change) {
            guard let request = change.applied(to: call.request) else { continue }
            call.adjustments += call.request.adjustment(for: change, of: id).map { [$0] } ?? []
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
        if let effort = request.effort, effort.level != call.request.effort?.level {
            // Twice would go round in a circle.
            guard call.movedEffort == nil else { return false }
            call.movedEffort = effort.level
            call.learnedEfforts = EffortWords.levels(in: error.message ?? "").filter {
                $0 != call.request.effort?.level
            }
            call.adjustments.append(Self.moved(effort, of: id))
        }
        call.adjustments += changes.compactMap { call.request.adjustment(for: $0, of: id) }
        call.request = request
        call.changes += changes
        if !ParameterAdaptation.isAboutSchemaItself(error) {
            call.lasting += changes.filter { $0 != .returnedReasoning }
        }
        return true
    }

    private func move(_ call: inout WireCall, to level: ReasoningEffort?) {
        guard let level, let request = call.request.moved(to: level), let effort = request.effort else { return }
        call.request = request
        call.movedEffort = level
        call.adjustments.append(Self.moved(effort, of: id))
    }

    private static func moved(_ effort: SentEffort, of model: ModelID) -> RequestAdjustment {
        RequestAdjustment(
            .effort, "\(model) has no effort \(effort.asked.rawValue); \(effort.level.rawValue) is used.")
    }

    private var id: ModelID { ModelID(provider: provider.name, model: model) }

    /// Changes a request that was refused within a reply whose status was a good one: some servers and gateways send
    /// their status before they look at the request.
    ///
    /// - Returns: Whether it can be sent again.
    func adapt(_ call: inout WireCall, to report: ProviderErrorBody?, _ failure: GatewayError) -> Bool {
        guard let report, let status = failure.statusOfRefusal else { return false }
        return adapt(&call, to: report, status: status)
    }

    /// An error with what a person can do, where it is about something that they set.
    func fixed(_ error: GatewayError, _ report: ProviderErrorBody?, of call: WireCall) -> GatewayError {
        guard let report, let status = error.status ?? error.statusOfRefusal,
            let fix = ParameterAdaptation.fix(call.request, report, status: status)
        else { return error }
        var error = error
        error.fix = fix
        return error
    }

    /// Keeps what made a request succeed, once its answer has come: a good status alone is no success.
    func remember(_ call: inout WireCall) {
        guard !call.lasting.isEmpty || !call.learnedEfforts.isEmpty else { return }
        memory.remember(call.lasting, efforts: call.learnedEfforts, for: place)
        (call.lasting, call.learnedEfforts) = ([], [])
    }

    private var place: ParameterMemory.Place {
        ParameterMemory.Place(provider: provider.name, address: shownURL, model: model)
    }
}

extension GatewayError {
    /// The status that a refusal within a good reply would have had; `nil` where it is another failure. A failure of
    /// unknown kind counts only if its sentence says that something is refused, as for status 500.
    fileprivate var statusOfRefusal: Int? {
        switch code {
        case .invalidRequest: 400
        case .providerFailure: 500
        default: nil
        }
    }
}
