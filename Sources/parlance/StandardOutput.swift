import ParlanceSystem

/// What is written for other programs, byte for byte.
enum StandardOutput {
    /// Writes a text; a reader that went away has what it wanted.
    ///
    /// - Returns: Why it cannot be written, such as a full disk; `nil` when all is well.
    @discardableResult
    static func write(_ text: String) -> String? {
        do throws(SystemError) {
            try FileDescriptor.standardOutput.write(text)
            return nil
        } catch {
            return error.code == .brokenPipe ? nil : error.reason
        }
    }
}
