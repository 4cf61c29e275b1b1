import Foundation
import ParlanceSystem
import Synchronization
import TestSupport

// Takes the arguments that llama-server is given, and answers as it does: not ready at first, then with its process and
// the model's name. The text of the model's file says what is wrong with it: `refused` ends at once with a message,
// `stubborn` does not end when it is asked to, `taken` finds that a stranger, who answers everything, has its port:
// `taken once` the first time, `taken always` each time.

// The stranger: `--stranger PORT LOG`. It is in another session, and ends with the server in whose place it is.
if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--stranger" {
    let parent = getppid()
    guard setsid() > 0 else { exit(4) }
    let log = CommandLine.arguments[3]
    let stranger = try LoopbackServer(port: UInt16(CommandLine.arguments[2]) ?? 0) { request in
        let line = "\(request.path) \(request.headers["authorization"] ?? "-") \(request.body.count)\n"
        if let file = fopen(log, "a") {
            fputs(line, file)
            fclose(file)
        }
        return .json(#"{"choices": [{"index": 0, "message": {"content": "stranger"}, "finish_reason": "stop"}]}"#)
    }
    // The signal comes with the end of the parent, unless that was before it was asked for.
    CurrentProcess.endWithParent()
    while getppid() == parent { pause() }
    withExtendedLifetime(stranger) { exit(0) }
}

func startStranger(_ port: String, log: String) {
    let arguments: [String] = [CommandLine.arguments[0], "--stranger", port, log]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) as UnsafeMutablePointer<CChar>? }
    words.append(nil)
    var process: pid_t = 0
    guard posix_spawn(&process, CommandLine.arguments[0], nil, nil, words, environ) == 0 else { exit(3) }
}

func option(_ name: String) -> String? {
    let arguments = CommandLine.arguments
    return arguments.firstIndex(of: name).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
}

guard let model = option("--model"), let alias = option("--alias"), option("--host") == "127.0.0.1",
    let port = option("--port").flatMap({ UInt16($0) }), let text = try? String(contentsOfFile: model, encoding: .utf8)
else {
    print("error: wrong arguments")
    exit(2)
}
if text.contains("refused") {
    print("loading \(model)\nerror: the model cannot be loaded\nexiting")
    exit(1)
}
if text.contains("taken") {
    let log = model + ".got"
    if text.contains("always") || !FileManager.default.fileExists(atPath: log) {
        fopen(log, "a").map { _ = fclose($0) }
        startStranger(String(port), log: log)
        while true { pause() }
    }
}
if text.contains("stubborn") { signal(SIGTERM, SIG_IGN) }

let key = "Bearer " + (ProcessInfo.processInfo.environment["LLAMA_API_KEY"] ?? "")
let healthChecks = Mutex(0)

let server = try LoopbackServer(port: port) { request in
    if request.path == "/health" {
        let count = healthChecks.withLock { count in
            count += 1
            return count
        }
        return .json("{}", status: count == 1 ? 503 : 200)
    }
    guard request.headers["authorization"] == key else { return .json(#"{"error": "wrong key"}"#, status: 401) }
    let words = "process \(getpid()) serves \(alias)"
    return .eventStream(
        .text(#"data: {"choices": [{"index": 0, "delta": {"content": "\#(words)"}, "finish_reason": null}]}"# + "\n\n"),
        .text(#"data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}"# + "\n\n"),
        .text("data: [DONE]\n\n"))
}
while true { pause() }
