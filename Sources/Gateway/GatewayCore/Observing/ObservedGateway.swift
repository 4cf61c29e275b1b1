import Synchronization

/// A gateway that tells of each call when it is over; otherwise it is the gateway that it is made around.
public struct ObservedGateway: LLMGateway {
    let gateway: any LLMGateway
    private let clock: any Clock<Duration>
    private let observer: @Sendable (CallReport) -> Void

    /// A gateway around another one.
    ///
    /// - Parameters:
    ///   - clock: What the times are taken with.
    ///   - observer: Gets the report of each call, from the task that made it. A stream that nobody reads to its end
    ///     gives none.
    public init(
        _ gateway: any LLMGateway, clock: any Clock<Duration> = ContinuousClock(),
        observer: @escaping @Sendable (CallReport) -> Void
    ) {
        self.gateway = gateway
        self.clock = clock
        self.observer = observer
    }

    /// The model that answers.
    public var id: ModelID { gateway.id }
    /// What the model takes.
    public var abilities: ModelAbilities { gateway.abilities }
    /// The temperature that a request without one gets.
    public var defaultTemperature: Double? { gateway.defaultTemperature }
    /// The effort that a request without one gets.
    public var defaultEffort: ReasoningEffort? { gateway.defaultEffort }
    /// What counts the tokens of texts.
    public var tokenizer: ModelTokenizer { gateway.tokenizer }
    /// The address of the provider, where it is another than its own.
    public var baseURL: String? { gateway.baseURL }

    /// The gateway's count.
    public func countTokens(_ text: String) -> TokenCount { gateway.countTokens(text) }
    /// The gateway's count.
    public func countTokens(_ request: LLMRequest) -> TokenCount { gateway.countTokens(request) }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        LLMStream(for: request, model: id.model) {
            Source(
                events: gateway.stream(request).makeAsyncIterator(),
                observation: CallObservation(of: gateway, on: clock), observer: observer)
        }
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        let observation = Mutex(CallObservation(of: gateway, on: clock))
        do throws(GatewayError) {
            let response = try await gateway.generate(request) { event in
                observation.withLock { $0.add(event) }
            }
            observer(observation.withLock { $0.report(of: response) })
            return response
        } catch {
            observer(observation.withLock { $0.report(failure: error.code) })
            throw error
        }
    }

    private struct Source: StreamSource {
        var events: LLMStream.Iterator
        var observation: CallObservation
        let observer: @Sendable (CallReport) -> Void

        mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
            do throws(GatewayError) {
                guard let event = try await events.next(isolation: actor) else {
                    observer(observation.report())
                    return nil
                }
                observation.add(event)
                return [event]
            } catch {
                observer(observation.report(failure: error.code))
                throw error
            }
        }
    }
}

/// What is seen of one call.
private struct CallObservation: Sendable {
    private var partial: CallReport
    private let elapsed: @Sendable () -> Duration

    init(of gateway: any LLMGateway, on clock: any Clock<Duration>) {
        partial = CallReport(model: gateway.id, duration: .zero, retries: 0, baseURL: gateway.baseURL)
        elapsed = Self.stopwatch(clock)
    }

    private static func stopwatch<C: Clock>(_ clock: C) -> @Sendable () -> Duration where C.Duration == Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }

    mutating func add(_ event: StreamEvent) {
        switch event {
        case .text, .reasoning: partial.firstToken = partial.firstToken ?? elapsed()
        case .usage(let usage): partial.usage = usage
        case .finish(let reason): partial.finishReason = reason.kind
        case .retrying: partial.retries += 1
        case .fallback(let notice): (partial.model, partial.baseURL) = (notice.to, notice.baseURL)
        case .metadata, .textWasReasoning, .adjusted, .reasoningContent: break
        }
    }

    func report(of response: LLMResponse) -> CallReport {
        var report = report()
        report.usage = response.usage
        report.finishReason = response.finishReason.kind
        return report
    }

    func report(failure: GatewayError.Code? = nil) -> CallReport {
        var report = partial
        report.duration = elapsed()
        report.failure = failure
        return report
    }
}
