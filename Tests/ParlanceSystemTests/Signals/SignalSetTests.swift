import TestSupport
import Foundation
import ParlanceSystem
import Testing

@Suite("Signals")
struct SignalSetTests {
    @Test("A blocked signal waits until it is waited for")
    func waiting() async {
        let signal = await withCheckedContinuation { continuation in
            DetachedThread.start {
                let signals = SignalSet([.windowChange, .alarm])
                signals.block()
                pthread_kill(pthread_self(), SIGWINCH)
                continuation.resume(returning: signals.wait())
            }
        }
        #expect(signal == .windowChange)
    }

    @Test("Every signal has its own number, by which it is found")
    func numbers() {
        #expect(Set(Signal.allCases.map(\.number)).count == Signal.allCases.count)
        for signal in Signal.allCases { #expect(Signal(number: signal.number) == signal) }
        #expect(Signal(number: SIGSEGV) == nil)
    }

    @Test("An ignored signal does nothing; its default effect ends the process")
    func actions() async {
        await #expect(processExitsWith: .exitCode(4)) {
            Signal.terminate.ignore()
            RunningProcess(id: CurrentProcess.id).send(.terminate)
            CurrentProcess.leave(4)
        }
        await #expect(processExitsWith: .signal(SIGTERM)) {
            Signal.terminate.ignore()
            Signal.terminate.takeDefaultEffect()
            // The signal may come a moment later.
            await untilCancelled()
        }
    }

    @Test("Signals come out of a pipe in the order in which they came; one that is ignored stays so")
    func pipe() async {
        await #expect(processExitsWith: .exitCode(4)) {
            guard let pipe = SignalPipe() else { CurrentProcess.leave(1) }
            pipe.begin()
            Signal.hangup.ignore()
            guard pipe.take(.interrupt, staysIgnored: true), pipe.take(.terminate, staysIgnored: true),
                !pipe.take(.hangup, staysIgnored: true)
            else { CurrentProcess.leave(2) }
            for signal in [Signal.hangup, .terminate] { RunningProcess(id: CurrentProcess.id).send(signal) }
            guard pipe.next() == .terminate, pipe.take(.hangup, staysIgnored: false) else { CurrentProcess.leave(3) }
            RunningProcess(id: CurrentProcess.id).send(.hangup)
            CurrentProcess.leave(pipe.next() == .hangup ? 4 : 5)
        }
    }
}
