import ParlanceChat
import GatewayCore
import ParlanceSystem
import TerminalEditor

extension Program {
    /// The preset of the command line with the values that stand there; `nil` when none is named.
    func presetDraft() throws(GatewayError) -> PresetDraft? {
        guard let name = invocation.preset else { return nil }
        do throws(PresetError) {
            var draft = PresetDraft(preset: try PresetLibrary(environment: environment).preset(named: name))
            for value in invocation.values { try draft.set(value) }
            // The command line wins, and what the preset would have said is not asked for.
            if invocation.start.system != nil { draft.preset.system = nil }
            if invocation.start.temperature != nil { draft.preset.temperature = nil }
            if invocation.start.effort != nil { draft.preset.effort = nil }
            if invocation.start.schema != nil { draft.preset.schema = nil }
            return draft
        } catch {
            throw GatewayError(.configuration, error.message)
        }
    }

    /// What a preset asks with, where the command line says nothing else. A system prompt of which something is missing
    /// waits until that is known.
    func start(with draft: PresetDraft?) -> StartOptions {
        var start = invocation.start
        guard let draft else { return start }
        start.model = start.model ?? draft.preset.model
        start.temperature = start.temperature ?? draft.preset.temperature
        start.effort = start.effort ?? draft.preset.effort
        start.system = start.system ?? (draft.missing.isEmpty ? draft.system : nil)
        start.schema = start.schema ?? draft.preset.schema
        start.caching = draft.preset.caching
        return start
    }

    /// A preset with everything that it lacks. At a terminal that is asked for; a script must name it.
    ///
    /// - Returns: `nil` when the person leaves.
    func fill(_ preset: PresetDraft, input: String?) async throws(GatewayError) -> PresetDraft? {
        var preset = preset
        preset.input = input ?? ""
        // What is attached may be what is spoken of.
        let missing = preset.missing.filter { $0 != Preset.input || invocation.attachments.isEmpty }
        guard !missing.isEmpty else { return preset }
        guard FileDescriptor.standardInput.isTerminal, notices.capabilities.isTerminal else {
            throw GatewayError(
                .configuration, "The preset '\(preset.preset.name)' needs \(missing.joined(separator: ", ")).",
                fix: missing == [Preset.input]
                    ? "Give it as the prompt, or pipe it in."
                    : "Set each with --var \(missing.first { $0 != Preset.input } ?? "")=….")
        }
        let reader = PlainLineReader(promptOutput: .standardError)
        for name in missing {
            guard case .line(let value) = await reader.readLine(LinePrompt("\(name): ", isQuestion: true)) else {
                return nil
            }
            preset.values[name] = value.text
        }
        return preset
    }
}
