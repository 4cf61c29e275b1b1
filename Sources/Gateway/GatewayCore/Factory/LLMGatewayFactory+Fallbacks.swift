extension LLMGatewayFactory {
    /// The models that a profile names for when its own cannot answer. Their own fallbacks do not count: the profile
    /// that was chosen says all there is to try.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when a name means nothing.
    func alternatives(of profile: GatewayProfile?) throws(GatewayError) -> [FallbackGateway.Alternative] {
        var alternatives: [FallbackGateway.Alternative] = []
        var unobserved = self
        unobserved.observer = nil
        for name in profile?.fallbacks ?? [] {
            var choice: ModelChoice
            do throws(GatewayError) {
                choice = try resolve(name)
            } catch {
                throw GatewayError(
                    .configuration, "The fallback '\(name)' of the profile '\(profile?.name ?? "")' cannot be used.",
                    providerMessage: error.reason, fix: error.fix)
            }
            choice.profile?.fallbacks = []
            alternatives.append(
                FallbackGateway.Alternative(id: choice.id) { [choice, unobserved] () throws(GatewayError) in
                    try unobserved.makeGateway(choice)
                })
        }
        return alternatives
    }
}
