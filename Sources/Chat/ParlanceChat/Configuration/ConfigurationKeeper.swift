import GatewayCore
import ParlanceConversations
import ParlanceSystem
import TerminalEditor

/// Writes settings of the chat to the configuration, so that later runs have them.
struct ConfigurationKeeper: Sendable {
    /// The word after a value that makes it the default.
    static let word = "keep"

    /// Where the configuration is, or will be; `nil` without a home.
    let path: String?
    /// The variables.
    let environment: [String: String]

    /// An argument without the word at its end, and whether that was there.
    static func parse(_ argument: String) -> (rest: String, isKept: Bool) {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.last == Substring(word) else { return (argument, false) }
        return (String(argument.trimmingWhitespace().dropLast(word.count)).trimmingWhitespace(), true)
    }

    /// Keeps a value.
    ///
    /// - Returns: What to tell the person.
    /// - Throws: ``CommandError``: why it was not kept; the file is as it was.
    func keep(_ value: String, as setting: ConfigurationSetting) throws(CommandError) -> [StyledText] {
        guard let path else { throw CommandError("Not saved: set HOME or XDG_CONFIG_HOME for a configuration.") }
        let file = PrivateFile(path: path)
        do throws(SystemError) {
            try file.createFolder()
        } catch {
            throw CommandError("\(path) cannot be written: \(error.reason).")
        }
        try file.whileLocked { () throws(CommandError) in
            let old = try read(file)
            let new = try ConfigurationEdit.setting(setting, to: value, in: old, file: path)
            guard new != old else { return }
            do throws(SystemError) {
                try file.write(Array(new.utf8), permissions: file.status?.permissions)
            } catch {
                throw CommandError("\(path) cannot be written: \(error.reason).")
            }
        }
        var lines: [StyledText] = [.success("Saved in \(path): new chats use it.")]
        if let variable = setting.override(in: environment) {
            lines.append(.warning("\(variable) is set and takes precedence over it."))
        }
        return lines
    }

    private func read(_ file: PrivateFile) throws(CommandError) -> String {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try file.read(upTo: Limits.configuration.amount) ?? []
        } catch {
            throw CommandError("Not saved: \(file.path) cannot be read: \(error.reason).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError("Not saved: \(file.path) is not UTF-8 text.")
        }
        return text
    }
}
