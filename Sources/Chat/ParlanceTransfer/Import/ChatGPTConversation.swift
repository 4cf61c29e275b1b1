import GatewayCore
import GatewayJSON
import ParlanceConversations

/// Makes exchanges of the messages of one ChatGPT conversation: `mapping` holds the nodes of a tree, each with its
/// `message`, its `parent` and its `children`, and `current_node` names the last one that was shown.
///
/// Prompts that were changed and answers that were asked for again are branches there, and stay so.
struct ChatGPTConversation {
    /// An exchange that is not over yet, on the way down a branch.
    private struct Open {
        var exchange: ImportedSession.Exchange
        /// The node of its prompt.
        var prompt: String
        /// The last node that adds to it.
        var node: String
    }

    private let mapping: JSONObject
    private var children: [String: [String]] = [:]
    private var roots: [String] = []
    private let defaultModel: String?

    /// The conversation; without exchanges where nothing was said.
    private(set) var session: ImportedSession
    /// The exchanges by the last node of each.
    private var numbers: [String: Int] = [:]
    /// The first answered exchange of each prompt.
    private var answered: [String: Int] = [:]
    /// The ends of branches: the exchange in which each ends.
    private var ends: [String: Open] = [:]

    /// `nil` for what is no conversation.
    init?(_ json: JSONValue) {
        guard let mapping = json["mapping"]?.objectValue,
            let id = (json["conversation_id"] ?? json["id"])?.stringValue, !id.isEmpty
        else { return nil }
        self.mapping = mapping
        defaultModel = json["default_model_slug"]?.stringValue
        session = ImportedSession(
            id: id, title: json["title"]?.stringValue ?? "", created: json["create_time"]?.doubleValue ?? 0)
        link(from: json["current_node"]?.stringValue)
        let order = walk()
        // A prompt without an answer is only of interest where it never got one.
        for end in order {
            guard let open = ends[end], open.exchange.turn.answer == nil, answered[open.prompt] == nil else { continue }
            close(open)
        }
        session.current = current(from: json["current_node"]?.stringValue)
    }

    /// Finds children and roots by the parents.
    private mutating func link(from current: String?) {
        for (id, node) in mapping {
            if let parent = node["parent"]?.stringValue, mapping[parent] != nil {
                children[parent, default: []].append(id)
            } else {
                roots.append(id)
            }
        }
        for (parent, found) in children where found.count > 1 {
            let order = mapping[parent]?["children"]?.arrayValue?.compactMap(\.stringValue) ?? []
            let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
            children[parent] = found.enumerated().sorted {
                (places[$0.element] ?? .max, $0.offset) < (places[$1.element] ?? .max, $1.offset)
            }.map(\.element)
        }
        // Damage: parents in a ring. What leads to the current node is what there is.
        if roots.isEmpty, let current, mapping[current] != nil {
            var top = current
            var seen: Set<String> = [current]
            while let parent = mapping[top]?["parent"]?.stringValue, seen.insert(parent).inserted { top = parent }
            roots = [top]
        }
    }

    /// Goes down all branches; gives their ends.
    private mutating func walk() -> [String] {
        var order: [String] = []
        var seen: Set<String> = []
        var waiting: [(id: String, open: Open?)] = roots.reversed().map { ($0, nil) }
        while let (id, before) = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            let open = visit(id, before)
            let next = (children[id] ?? []).filter { !seen.contains($0) }
            if next.isEmpty, let open {
                if open.exchange.turn.answer != nil { close(open) }
                ends[id] = open
                order.append(id)
            }
            waiting += next.reversed().map { ($0, open) }
        }
        return order
    }

    /// What an open exchange becomes with the message of a node.
    private mutating func visit(_ id: String, _ before: Open?) -> Open? {
        guard let json = mapping[id]?["message"], json.objectValue != nil else { return before }
        let message = ChatGPTMessage(json)
        session.omissions += message.omissions
        switch message.content {
        case .nothing: return before
        case .system(let text):
            session.system = session.system ?? text
            return before
        case .prompt(let text):
            let parent = before.map { close($0) }
            return Open(
                exchange: .init(Turn(prompt: text), after: parent, asked: message.time), prompt: id, node: id)
        case .answer, .reasoning:
            var open = before ?? Open(exchange: .init(Turn(prompt: ""), after: nil), prompt: id, node: id)
            open.exchange.add(message, defaultModel: defaultModel)
            open.node = id
            return open
        }
    }

    /// Adds an exchange, once.
    @discardableResult
    private mutating func close(_ open: Open) -> Int {
        if let number = numbers[open.node] { return number }
        session.exchanges.append(open.exchange)
        let number = session.exchanges.count
        numbers[open.node] = number
        if open.exchange.turn.answer != nil, answered[open.prompt] == nil { answered[open.prompt] = number }
        return number
    }

    /// The exchange that was shown last.
    private func current(from node: String?) -> Int? {
        guard var end = node, mapping[end] != nil else { return nil }
        var steps = 0
        while let child = children[end]?.last, steps < mapping.count {
            end = child
            steps += 1
        }
        return ends[end].flatMap { numbers[$0.node] ?? answered[$0.prompt] }
    }
}

extension ImportedSession.Exchange {
    /// Adds a part of the answer: it may come in several messages, around the tools that it uses.
    fileprivate mutating func add(_ message: ChatGPTMessage, defaultModel: String?) {
        let name = message.model ?? defaultModel ?? ""
        var answer = turn.answer ?? Answer(model: ModelID(imported: name), status: .complete)
        switch message.content {
        case .answer(let text):
            answer.text += (answer.text.isEmpty ? "" : "\n\n") + text
            if let model = message.model { answer.model = ModelID(imported: model) }
        case .reasoning(let text): answer.reasoning += (answer.reasoning.isEmpty ? "" : "\n\n") + text
        case .system, .prompt, .nothing: break
        }
        answer.status = message.isInterrupted ? .interrupted : .complete
        answer.finishReason = message.isCut ? FinishReason(.length) : nil
        turn.answer = answer
        answered = message.time ?? answered
    }
}
