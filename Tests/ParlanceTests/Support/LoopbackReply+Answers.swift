import Foundation
import TestSupport

extension LoopbackReply {
    /// A streamed Chat Completions answer: one event for each piece, then the end with usage.
    static func answer(_ pieces: String..., prompt: Int = 12, completion: Int = 3) -> LoopbackReply {
        LoopbackReply(
            headers: ["Content-Type": "text/event-stream"],
            steps: pieces.map { .piece($0) } + [.ending(prompt: prompt, completion: completion)])
    }

    /// An answer that stops after these pieces until the gate is opened, then goes on with the rest.
    static func answer(_ pieces: String..., until gate: Gate, then rest: String = "") -> LoopbackReply {
        LoopbackReply(
            headers: ["Content-Type": "text/event-stream"],
            steps: pieces.map { .piece($0) } + [.gate(gate), .piece(rest), .ending(prompt: 12, completion: 3)])
    }
}

extension LoopbackReply.Step {
    /// One event with a piece of text.
    static func piece(_ text: String) -> LoopbackReply.Step {
        .event(["choices": [["index": 0, "delta": ["content": text], "finish_reason": NSNull()]]])
    }

    /// The finish reason, the usage, and the terminator.
    static func ending(prompt: Int, completion: Int) -> LoopbackReply.Step {
        let finish = data(["choices": [["index": 0, "delta": [String: String](), "finish_reason": "stop"]]])
        let usage = data([
            "choices": [Int](),
            "usage": [
                "prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion,
            ],
        ])
        return .text(finish + usage + "data: [DONE]\n\n")
    }

    private static func event(_ object: [String: Any]) -> LoopbackReply.Step {
        .text(data(object))
    }

    private static func data(_ object: [String: Any]) -> String {
        let json = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
        return "data: " + String(decoding: json ?? Data(), as: UTF8.self) + "\n\n"
    }
}
