import GatewayCore
import GatewayJSON
import TestSupport
import Testing

@Suite("Every gateway over a network: conversations of every shape")
struct ConversationConformanceTests {
    /// Every order of up to four messages, each with a text of its own, and those in which some say nothing.
    static let conversations: [[Message]] = {
        var orders: [[Message.Role]] = [[]]
        for length in 0..<4 {
            orders += orders.filter { $0.count == length }.flatMap { order in
                Message.Role.allCases.map { order + [$0] }
            }
        }
        let spoken = orders.map { order in
            order.enumerated().map { Message(role: $0.element, content: "text \($0.offset)") }
        }
        let silent = spoken.filter { $0.count == 3 }.flatMap { messages in
            ["", " \n"].map { blank in
                messages.enumerated().map {
                    $0.offset == 1 ? Message(role: $0.element.role, content: blank) : $0.element
                }
            }
        }
        return spoken + silent + [[.user("")], [.assistant(""), .system("")]]
    }()

    @Test("No order of messages is one that the provider would refuse, and no text is lost", arguments: Subject.remote)
    func everyShape(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let transport = AnsweringTransport(reply: wire.whole(.words))
        let gateway = subject.makeGateway("http://provider.test", transport)
        for messages in Self.conversations {
            _ = try await gateway.generate(LLMRequest(messages: messages))
            let asked = wire.conversation(try JSONValue(parsing: transport.lastBody))
            let isRefused = !subject.isFree && asked.refusal != nil
            let isEmpty = asked.turns.isEmpty && asked.system.isEmpty
            guard !isRefused, !isEmpty, asked.contains(texts(messages)) else {
                Issue.record("\(messages) became \(asked): \(asked.refusal ?? "nothing is refused")")
                return
            }
        }
    }

    @Test("What alternates already is sent as it is", arguments: Subject.remote)
    func untouched(subject: Subject) async throws {
        let wire = try subject.requireWire()
        let transport = AnsweringTransport(reply: wire.whole(.words))
        let turns: [Message] = [.user("One\n"), .assistant(" Two"), .user("Three")]
        _ = try await subject.makeGateway("http://provider.test", transport).generate(
            LLMRequest(messages: [.system("Be brief.")] + turns))
        #expect(
            wire.conversation(try JSONValue(parsing: transport.lastBody))
                == RequestedConversation(system: "Be brief.", turns: turns))
    }

    private func texts(_ messages: [Message]) -> [String] {
        messages.map(\.content).filter { $0.hasPrefix("text") }
    }
}

extension RequestedConversation {
    /// Whether texts are all there.
    fileprivate func contains(_ texts: [String]) -> Bool {
        let all = (system + turns.map(\.content)).joined(separator: "\n")
        return texts.allSatisfy(all.contains)
    }
}
