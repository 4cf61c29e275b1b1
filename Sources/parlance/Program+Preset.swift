import Chat
import GatewayCore
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// The preset of the command line with the values that stand there; `nil` when none is named.
    func presetDraft() throws(GatewayError) -> PresetDraft? {
        guard let name = invocation.preset else { return nil }
        do throws(PresetError) {
            var draft = PresetDraft(preset: try PresetLibrary(environment: environment).preset(named: name))
            for value in invocation.values { try draft.set(value) }
            return draft
        } catch {
            throw GatewayError(.configuration, error.message)
        }
    }

    /// What a preset asks with, where the command line says nothing else.
    func start(with preset: Preset?) -> StartOptions {
        var start = invocation.start
        guard let preset else { return start }
        start.model = start.model ?? preset.model
        start.temperature = start.temperature ?? preset.temperature
        start.system = start.system ?? preset.system
        start.schema = start.schema ?? preset.schema
        return start
    }

    /// The prompt of a preset. What is missing is asked for at a terminal; a script must name it.
    func prompt(of preset: PresetDraft, input: String?) async throws(GatewayError) -> String? {
        var preset = preset
        preset.input = input ?? ""
        let missing = preset.missing
        if !missing.isEmpty {
            guard isatty(STDIN_FILENO) == 1, notices.capabilities.isTerminal else {
                throw GatewayError(
                    .configuration, "The preset '\(preset.preset.name)' lacks \(missing.joined(separator: ", ")).",
                    fix: "Give each by --var \(missing[0])=….")
            }
            let reader = PlainLineReader(promptOutput: STDERR_FILENO)
            for name in missing {
                guard case .line(let value) = await reader.readLine(LinePrompt("\(name): ", isQuestion: true)) else {
                    return nil
                }
                preset.values[name] = value
            }
        }
        let prompt = preset.prompt
        return prompt.isEmpty ? nil : prompt
    }
}
