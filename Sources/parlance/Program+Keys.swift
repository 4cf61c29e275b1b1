import Chat
import GatewayCore
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Program {
    /// Keeps, lists or removes keys.
    func manageKeys(_ options: KeysOptions) -> ProgramExit {
        guard let path = KeyStore.defaultPath(in: environment) else {
            return fail("There is no home to keep keys in: set HOME or XDG_CONFIG_HOME.", .usage)
        }
        let factory = makeFactory(transport: CurlTransport(environment: environment))
        let tool = KeysTool(factory: factory, store: KeyStore(path: path), output: answers, notices: notices)
        do throws(GatewayError) {
            switch options.action {
            case .set: try tool.set(options.provider ?? "", read: readKey)
            case .list: try tool.list()
            case .rm: try tool.remove(options.provider ?? "")
            case .path: tool.path()
            }
            return .answered
        } catch {
            return fail(error.message, ProgramExit(error))
        }
    }

    private func readKey(_ question: String) throws(GatewayError) -> String? {
        if isatty(STDIN_FILENO) == 1 { return SecretReader.read(question, to: STDERR_FILENO) }
        let bytes = try StandardInput.read(upTo: Limits.key, fix: "Pipe in one line with the key.")
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
