import FoundationEssentials
package import GatewayCore
import ParlanceSystem

/// Books the calls of programs that were killed while they went on: what came until then was paid for.
package struct KilledCalls: Sendable {
    private let log: UsageLog
    private let catalog: ServedCatalog

    package init(into log: UsageLog, catalog: ServedCatalog) {
        self.log = log
        self.catalog = catalog
    }

    /// Books those of programs that do not run any more, each once, whoever else does the same.
    package func book(_ programs: RunningPrograms) {
        for (path, program) in programs.killed {
            // Whoever can rename it books it.
            let claimed = path + ".\(CurrentProcess.id)"
            guard (try? FileSystem.rename(path, to: claimed)) != nil else { continue }
            defer { try? FileSystem.remove(claimed) }
            guard !program.calls.isEmpty else { continue }
            let known = known(among: program.calls.map(\.id))
            for call in program.calls where !known.contains(call.id) { try? log.add(record(of: call, in: program)) }
        }
    }

    /// Those that were booked just before the end.
    private func known(among ids: [String]) -> Set<String> {
        var known: Set<String> = []
        var reader = UsageLogReader(path: log.path)
        reader.read(isWhole: true) { line in
            if let id = line.text(of: .id), ids.contains(id) { known.insert(id) }
        }
        return known
    }

    private func record(of call: RunningProgram.Call, in program: RunningProgram) -> UsageRecord {
        let usage = call.prompt.map { Usage(promptTokens: $0, completionTokens: call.completion).asEstimate }
        return UsageRecord(
            at: call.begin, id: call.id, session: program.session, kind: call.kind, status: .killed, model: call.model,
            profile: call.profile, usage: usage,
            prices: usage.flatMap { catalog[call.model]?.billedPrices(for: $0) })
    }
}
