package import GatewayCore
package import ParlanceAnswers
import ParlanceSystem
import TerminalEditor

/// `parlance config`: where the configuration is, what is in it, and what is wrong with it.
package struct ConfigTool: Sendable {
    private let path: String
    private let environment: [String: String]
    private let output: any TextOutput
    private let notices: any TextOutput

    /// A tool for a configuration, which need not exist.
    ///
    /// - Parameters:
    ///   - output: Standard output: the path and the text.
    ///   - notices: Standard error: everything else.
    package init(
        path: String, environment: [String: String], output: any TextOutput, notices: any TextOutput
    ) {
        self.path = path
        self.environment = environment
        self.output = output
        self.notices = notices
    }

    /// Writes where the configuration is.
    package func showPath() { output.write(StyledText(path)) }

    /// Writes the text of the configuration, without the keys in it.
    ///
    /// - Throws: ``GatewayError`` when it cannot be read.
    package func show() throws(GatewayError) {
        guard FileSystem.exists(path) else { return notices.say(missing) }
        let bytes: [UInt8]
        do throws(BoundedInput.Failure) {
            bytes = try BoundedInput.read(path: path, upTo: Limits.configuration.amount, acceptsPipes: true)
        } catch {
            throw GatewayError(.configuration, "\(path): The configuration \(error.predicate).")
        }
        var text = HiddenSecrets.shown(String(decoding: bytes, as: UTF8.self))
        if text.hasSuffix("\n") { text.removeLast() }
        output.write(StyledText(text))
    }

    /// Says what is wrong with the configuration.
    ///
    /// - Parameter factory: Knows the providers of a configuration.
    /// - Returns: Whether all of it can be used.
    package func check(_ factory: (GatewayConfiguration) -> LLMGatewayFactory) -> Bool {
        guard FileSystem.exists(path) else {
            notices.say(missing)
            return true
        }
        let configuration = ConfigurationFile.load(path: path, isRequired: true)
        for diagnostic in configuration.diagnostics {
            notices.say(diagnostic.severity == .error ? .error("\(diagnostic)") : .warning("\(diagnostic)"))
        }
        let faults = configuration.fileFault == nil ? faults(of: factory(configuration)) : []
        for fault in faults { notices.say(.error("\(path): \(fault)")) }
        let isUsable = faults.isEmpty && !configuration.diagnostics.contains { $0.severity == .error }
        if isUsable, configuration.diagnostics.isEmpty { notices.say(.success("\(path): no problems found.")) }
        return isUsable
    }

    /// Makes a configuration that says what can be in it, unless there is one.
    ///
    /// - Throws: ``GatewayError`` when it cannot be written.
    package func createIfMissing() throws(GatewayError) {
        guard !FileSystem.exists(path) else { return }
        do throws(SystemError) {
            try PrivateFile(path: path).write(Array(Self.template.utf8))
        } catch {
            throw GatewayError(.configuration, "\(path) cannot be written: \(error.reason).")
        }
    }

    private var missing: StyledText {
        "No configuration yet. \(.code("parlance config edit")) creates \(path)."
    }

    /// What only shows when a value is used: models of unknown providers, and a theme that is not there.
    private func faults(of factory: LLMGatewayFactory) -> [String] {
        let configuration = factory.configuration
        var faults: [String] = []
        for profile in configuration.profiles {
            do throws(GatewayError) {
                _ = try factory.resolve(profile.name, allowsUnnamed: true)
            } catch {
                faults.append("The profile '\(profile.name)' cannot be used: \(error.message)")
            }
        }
        if let model = configuration.model {
            do throws(GatewayError) {
                _ = try factory.resolve(model, allowsUnnamed: true)
            } catch {
                faults.append("The model '\(model)' cannot be used: \(error.message)")
            }
        }
        if let theme = configuration.theme, !ThemeChoice.words.contains(theme.lowercased()) {
            do throws(ThemeError) {
                _ = try ThemeLibrary(environment: environment).theme(named: theme)
            } catch {
                faults.append(error.message)
            }
        }
        return faults
    }

    private static let template = """
        # The configuration of Parlance. `parlance config check` checks it; `parlance help config` explains it.
        #
        # model: openai:gpt-4o            # of new chats: provider:model, a provider, or a profile below
        # theme: nightfall
        # budget: 0.50                    # dollars a session; or 20k tokens
        # notify: bell                    # when a long answer is done
        #
        # llm_gateways:
        #   creative:                     # a profile: parlance -m creative
        #     model: mistral:mistral-large-latest
        #     temperature: 1.0

        """
}
