import ParlanceSystem
import TerminalEditor

// Types at the line editor as no person would: random keys, UTF-8, pastes and changes of size, with emacs and vi keys.
//
//     swift build -c release --product editor-fuzz
//     .build/release/editor-fuzz --seconds 600        # --seed N begins with another seed
//
// A worker process plays the rounds of each seed, so that a crash of the editor is seen and its seed known. It ends with
// 0 if no worker crashed, hung, lost text or left its terminal in another state than it found it in. `worker SEED` plays
// one seed again.

let usage = "usage: editor-fuzz [--seconds N] [--seed N] | editor-fuzz worker SEED"

/// The value of an option, or the one it has when it is not given.
func option(_ name: String, else value: UInt64) -> UInt64 {
    guard let index = CommandLine.arguments.firstIndex(of: name), index + 1 < CommandLine.arguments.count else {
        return value
    }
    guard let number = UInt64(CommandLine.arguments[index + 1]) else { fail(usage) }
    return number
}

func fail(_ message: String) -> Never {
    say(message)
    CurrentProcess.leave(2)
}

func say(_ message: String) {
    try? FileDescriptor.standardError.write(message + "\n")
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "worker" {
    guard let seed = UInt64(CommandLine.arguments[2]) else { fail(usage) }
    // Ctrl-Z would stop the worker, and nobody would wake it.
    Signal.stop.ignore()
    let faults = await FuzzWorker(seed: seed).run()
    for fault in faults { say("seed \(seed): \(fault)") }
    CurrentProcess.leave(faults.isEmpty ? 0 : 1)
}
let known = ["--seconds", "--seed"]
guard CommandLine.arguments.dropFirst().allSatisfy({ known.contains($0) || UInt64($0) != nil }) else { fail(usage) }
let supervisor = FuzzSupervisor(seconds: option("--seconds", else: 60), firstSeed: option("--seed", else: 1))
CurrentProcess.leave(supervisor.run() ? 0 : 1)
