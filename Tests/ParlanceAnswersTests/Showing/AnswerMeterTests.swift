import GatewayJSON
import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers
@testable import ParlanceConversations

@Suite("Measuring an answer that comes")
struct AnswerMeterTests {
    private func meter(_ gateway: ScriptedGateway = .make(), model: CatalogModel? = nil, _ times: Duration...)
        -> AnswerMeter
    {
        let times = times
        return AnswerMeter(
            Session.make(gateway: gateway).turn(for: "Hello"), model: model,
            stopwatch: .make(times[0], times[1], times.last ?? .zero), start: .seconds(10))
    }

    @Test("Reasoning and text count; prompt and answer cost; the first piece is timed")
    func whole() {
        let meter = meter(model: .make(), .milliseconds(10_500), .milliseconds(12_500), .seconds(13))
        meter.add(.metadata(["id": "1"]))
        meter.add(.reasoning("Let me think."))
        meter.add(.text("Hi"))
        // 8 tokens of the prompt at $2.50 and 5 at $10 for a million.
        #expect(meter.text(cells: 78).description == "5 tokens · 2 t/s · first 0.5 s · 2.5 s · $0.000070")
        meter.add(.text(" there"))
        meter.add(.text("."))
        #expect(meter.text(cells: 78).description == "7 tokens · 2 t/s · first 0.5 s · 3.0 s · $0.000090")
    }

    @Test("A piece is counted as part of the text, however it is cut", arguments: ["gpt-4o", "gpt-4", "o1"])
    func pieces(model: String) {
        let id = ModelID(provider: "openai", model: model)
        let gateway = ScriptedGateway.make(id)
        let meter = meter(gateway, .seconds(11), .seconds(11))
        let text = "Unbelievable: the tokenizers' counts of 日本語 and 12345 do not add up."
        for character in text {
            meter.add(.text(String(character)))
            _ = meter.text(cells: 78)
        }
        #expect(
            meter.text(cells: 78).description
                == "\(gateway.countTokens(text).count.counted("token")) · first 1.0 s · 1.0 s")
    }

    @Test("For a model without a published tokenizer the numbers are estimates, also those in money")
    func estimate() {
        let unknown = ModelID(provider: "other", model: "model")
        let meter = meter(.make(unknown), model: .make(unknown), .seconds(11), .seconds(13))
        meter.add(.text("Hi there."))
        #expect(meter.text(cells: 78).description == "~3 tokens · ~1 t/s · first 1.0 s · 3.0 s · ~$0.000050")
    }
}
