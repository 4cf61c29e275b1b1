import GatewayCore
import ParlanceChat

extension Invocation {
    /// Reads arguments that are nothing but options in their usual forms, `-m NAME` or `--model=NAME`; `nil` for all
    /// others, which the argument parser reads.
    ///
    /// The parser's start is a good part of the time to the first prompt, and a chat is started with a few options or
    /// none. What is read here is read as ``ChatOptions`` reads it, which a test holds against each other.
    init?(options arguments: [String]) {
        self.init()
        var words = arguments[...]
        while let word = words.popFirst() {
            guard let option = Option(word, &words), set(option) else { return nil }
        }
        guard !start.continuesLast || start.resumed == nil else { return nil }
    }

    /// An option and the value that follows it.
    private struct Option {
        var name: String
        var value: String?

        init?(_ word: String, _ rest: inout ArraySlice<String>) {
            guard word.hasPrefix("-") else { return nil }
            let sign = word.hasPrefix("--") ? word.utf8.firstIndex(of: UInt8(ascii: "=")) : nil
            name = String(word[..<(sign ?? word.endIndex)])
            if Self.flags.contains(name) {
                guard sign == nil else { return nil }
            } else {
                guard let text = sign.map({ String(word[word.utf8.index(after: $0)...]) }) ?? rest.popFirst(),
                    !text.isEmpty, !text.hasPrefix("-")
                else { return nil }
                value = text
            }
        }

        private static let flags = ["-c", "--continue", "--no-stream", "--debug"]
    }

    /// Takes an option, unless it was given before, its value does not fit, or it isn't one of a chat.
    private mutating func set(_ option: Option) -> Bool {
        switch option.name {
        case "-m", "--model": return Self.put(option.value, &start.model)
        case "-t", "--temperature":
            guard let number = option.value.flatMap({ Double($0) }), number.isFinite, number >= 0 else { return false }
            return Self.put(number, &start.temperature)
        case "-e", "--effort":
            guard let effort = option.value.flatMap({ ReasoningEffort.named($0) }) else { return false }
            return Self.put(effort, &start.effort)
        case "-s", "--system": return Self.put(option.value, &start.system)
        case "--schema": return Self.put(option.value, &start.schema)
        case "-p", "--preset": return Self.put(option.value, &preset)
        case "-a", "--attach":
            attachments += [option.value].compactMap(\.self)
            return true
        case "--max-tokens":
            guard let number = option.value.flatMap({ Int($0) }), number > 0 else { return false }
            return Self.put(number, &start.maxTokens)
        case "--base-url": return Self.put(option.value, &start.baseURL)
        case "--config": return Self.put(option.value, &configurationPath)
        case "-r", "--resume": return Self.put(option.value, &start.resumed)
        case "--theme": return Self.put(option.value, &theme)
        case "-c", "--continue": start.continuesLast = true
        case "--no-stream": isStreaming = false
        case "--debug": isDebugging = true
        default: return false
        }
        return true
    }

    private static func put<Value>(_ value: Value?, _ place: inout Value?) -> Bool {
        guard place == nil else { return false }
        place = value
        return true
    }
}
