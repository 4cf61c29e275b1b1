import ParlanceChat
import GatewayCore
import TerminalEditor

extension Program {
    /// The theme of the command line, else that of the configuration, else `auto`.
    ///
    /// - Parameter notices: Gets what is wrong with the configuration's theme, which stops nothing.
    /// - Throws: ``GatewayError`` when the command line's cannot be used.
    func themes(
        _ configuration: GatewayConfiguration, _ notices: inout [String]
    ) throws(GatewayError) -> ThemeSwitch {
        let themes = ThemeSwitch(
            library: ThemeLibrary(environment: environment), writers: [answers, self.notices], environment: environment)
        do throws(ThemeError) {
            if let name = invocation.theme ?? configuration.theme { try themes.choose(name) }
        } catch {
            if invocation.theme != nil { throw GatewayError(.configuration, error.message) }
            notices.append(error.message)
        }
        return themes
    }
}
