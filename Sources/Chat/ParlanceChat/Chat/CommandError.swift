/// Why a command did nothing.
struct CommandError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    var message: String

    init(_ message: String) {
        self.message = message
    }

    /// What another part of the program found wrong.
    init(_ error: any Error) {
        message = "\(error)"
    }

    var description: String {
        message
    }

    /// Does what throws an error of its own, which becomes the command's.
    static func wrapping<Value>(_ body: () throws -> Value) throws(CommandError) -> Value {
        do {
            return try body()
        } catch {
            throw CommandError(error)
        }
    }
}
