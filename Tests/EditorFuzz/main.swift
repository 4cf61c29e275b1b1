import ParlanceSystem
import TerminalEditor

// Types at the line editor as no person would: random keys, UTF-8, pastes, answers of the terminal and changes of size,
// at the prompt and while an answer streams, with emacs and vi keys.
//
//     swift build -c release --product editor-fuzz
//     .build/release/editor-fuzz --seconds 600        # --seed N begins with another seed
//
// A worker process plays the rounds of each seed, so that a crash of the editor is seen and its seed known. It ends with
// 0 if no worker crashed, hung, lost text, kept files open or left its terminal in another state than it found it in.
// `worker SEED` plays one seed again, `worker SEED ROUNDS` so many rounds from it on, and says what the process holds.

let usage = "usage: editor-fuzz [--seconds N] [--seed N] | editor-fuzz worker SEED [ROUNDS]"

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

if [3, 4].contains(CommandLine.arguments.count), CommandLine.arguments[1] == "worker" {
    let numbers = CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) }
    guard let seed = numbers.first, numbers.count == CommandLine.arguments.count - 2 else { fail(usage) }
    // Ctrl-Z would stop the worker, and nobody would wake it.
    Signal.stop.ignore()
    let rounds = numbers.count > 1 ? Int(numbers[1]) : nil
    let faults = await FuzzWorker(seed: seed, rounds: rounds).run()
    for fault in faults { say("seed \(seed): \(fault)") }
    CurrentProcess.leave(faults.isEmpty ? 0 : 1)
}
let known = ["--seconds", "--seed"]
guard CommandLine.arguments.dropFirst().allSatisfy({ known.contains($0) || UInt64($0) != nil }) else { fail(usage) }
let supervisor = FuzzSupervisor(seconds: option("--seconds", else: 60), firstSeed: option("--seed", else: 1))
CurrentProcess.leave(supervisor.run() ? 0 : 1)
