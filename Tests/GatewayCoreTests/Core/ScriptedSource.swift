import GatewayCore
import Synchronization

/// A stream's source that gives what a test says, and counts how often it is asked.
struct ScriptedSource: StreamSource {
    /// What the source does when it is asked once.
    enum Step {
        case events([StreamEvent])
        case failure(GatewayError)
    }

    /// How often sources were made and asked.
    final class Counts: Sendable {
        let made = Mutex(0)
        let asked = Mutex(0)
    }

    var steps: ArraySlice<Step>
    let counts: Counts

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        counts.asked.withLock { $0 += 1 }
        switch steps.popFirst() {
        case nil: return nil
        case .events(let events): return events
        case .failure(let error): throw error
        }
    }
}

extension LLMStream {
    /// A stream of scripted steps.
    static func make(
        _ steps: [ScriptedSource.Step], for request: LLMRequest = LLMRequest(prompt: "Hi"), model: String = "asked",
        counts: ScriptedSource.Counts = .init()
    ) -> LLMStream {
        LLMStream(for: request, model: model) {
            counts.made.withLock { $0 += 1 }
            return ScriptedSource(steps: steps[...], counts: counts)
        }
    }
}
