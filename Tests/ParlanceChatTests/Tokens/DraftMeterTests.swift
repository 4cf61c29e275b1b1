import ChatTestSupport
import GatewayCore
import Synchronization
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("The meter of a draft")
struct DraftMeterTests {
    @Test("It counts the draft and the conversation as the whole request would be counted, at every key")
    func equality() {
        let session = Session.make(conversation: .make(("Hello, how are you?", .make("I am well."))))
        let meter = DraftMeter(session, counter: TokenCounter(session.gateway), model: nil)
        var draft = ""
        for character in "Tell me about 東京 and 👩‍💻, it's 12345 o'clock\nplease" {
            draft.append(character)
            let messages = session.conversation.messages(system: nil) + [.user(draft)]
            let whole = session.gateway.countTokens(LLMRequest(messages: messages))
            #expect(meter.text(for: draft) == "\(whole.isExact ? "" : "~")\(whole.count) in", "\(draft)")
        }
        while !draft.isEmpty {
            draft.removeFirst()
            let messages = session.conversation.messages(system: nil) + [.user(draft)]
            let whole = session.gateway.countTokens(LLMRequest(messages: messages))
            #expect(meter.text(for: draft) == (draft.isEmpty ? "" : "\(whole.isExact ? "" : "~")\(whole.count) in"))
        }
    }

    @Test("The share of the window and the money stand where they are known")
    func figures() {
        var model = CatalogModel(id: .gpt4o)
        model.contextWindow = 100
        model.inputPrice = 2
        model.outputPrice = 4
        let session = Session.make()
        let text = DraftMeter(session, counter: TokenCounter(session.gateway), model: model).text(for: "Hello")
        #expect(text.hasSuffix("8 in · 8.0% · $0.000016") || text.hasSuffix("8 in · ~8.0% · ~$0.000016"), "\(text)")
        model.hasSamplePrices = true
        let sample = DraftMeter(session, counter: TokenCounter(session.gateway), model: model).text(for: "Hello")
        #expect(sample.hasSuffix(" · sample $0.000016") || sample.hasSuffix(" · sample ~$0.000016"), "\(sample)")
    }

    @Test("A window that is reported while a person types is used from the next key on")
    func reportedMeanwhile() {
        let known = Mutex<CatalogModel?>(nil)
        let session = Session.make()
        let meter = DraftMeter(
            session, counter: TokenCounter(session.gateway), model: known.withLock(\.self), after: nil)
        #expect(!meter.text(for: "Hel").contains("%"))
        known.withLock { $0 = .make(window: 100, input: nil) }
        #expect(meter.text(for: "Hello").hasSuffix("8.0%"))
    }

    @Test(
        "A command is not sent, so nothing is counted; a line that only begins like one is",
        arguments: [
            ("/tree", false), ("/compare a b -- Hello", false), ("//tree", true), ("a /tree", true),
        ])
    func commands(draft: String, isCounted: Bool) {
        let session = Session.make()
        let text = DraftMeter(session, counter: TokenCounter(session.gateway), model: nil).text(for: draft)
        #expect(!text.isEmpty == isCounted)
    }
}
