import ParlanceSystem
import TerminalEditor
import TestSupport

/// The rounds of one seed.
final class FuzzWorker: Sendable {
    /// Rounds of each seed; a new editor after each of them.
    static let rounds = 12
    /// How many files more than after the first round may be open at the end.
    private static let mostFiles = 2

    private let seed: UInt64
    private let rounds: Int
    private let tells: Bool

    /// - Parameter rounds: How many, if not the usual number: then it is told what the process holds.
    init(seed: UInt64, rounds: Int?) { (self.seed, self.rounds, tells) = (seed, rounds ?? Self.rounds, rounds != nil) }

    /// What went wrong.
    func run() async -> [String] {
        var random = SeededGenerator(seed: seed)
        var first: FuzzResources?
        for round in 0..<rounds {
            do {
                if let fault = try await play(&random) { return ["round \(round): " + fault] }
            } catch {
                return ["round \(round): \(error)"]
            }
            if first == nil { first = await settled(at: .max) }
            if tells, round % 10 == 9, let now = FuzzResources.now { say("round \(round + 1): \(now)") }
        }
        guard let first, let last = await settled(at: first.files + Self.mostFiles) else { return [] }
        return last.files > first.files + Self.mostFiles ? ["LEAK: \(first) became \(last)"] : []
    }

    /// What the process holds once the threads of the editors that were closed are gone.
    private func settled(at files: Int) async -> FuzzResources? {
        for _ in 0..<100 {
            try? await Task.sleep(for: .milliseconds(20))
            guard let now = FuzzResources.now, now.files > files else { break }
        }
        return FuzzResources.now
    }

    private func play(_ random: inout SeededGenerator) async throws -> String? {
        let terminal = try FuzzTerminal()
        terminal.resize(columns: random.number(60...120), rows: random.number(24...40))
        let found = try terminal.settings
        let isVi = random.chance(50)
        guard let session = FuzzSession(terminal, isVi: isVi, random: SeededGenerator(seed: random.next())) else {
            return "there is no editor"
        }
        defer { session.reads.stop() }
        // What is typed while the terminal is not the editor's is changed by the kernel, and its line breaks are Enter.
        guard await terminal.waitFor("fuzz", seconds: 30) else { return "nothing is shown" }
        if let fault = await playPhases(of: session) { return fault }
        session.reads.stop()
        await session.reader.close()
        let left = try terminal.settings
        return left == found ? nil : "the terminal was left with \(left) instead of \(found)"
    }

    private func playPhases(of session: FuzzSession) async -> String? {
        for _ in 0..<7 {
            let phase = session.random.number(1...100)
            session.log.append("(phase \(phase))")
            let fault =
                switch phase {
                case ...20: await session.playModel()
                case ...35: await session.playWild(inAnswer: false)
                case ...50: await session.playWild(inAnswer: true)
                case ...80: await session.playAnswer()
                default: await session.playAside()
                }
            if let fault { return fault }
        }
        return session.random.chance(30) ? await session.playEnd() : nil
    }
}
