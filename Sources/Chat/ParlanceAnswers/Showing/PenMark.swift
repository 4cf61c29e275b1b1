package import GatewayCore
package import TerminalEditor

/// The line that tells where in an answer another model began to write.
package enum PenMark {
    /// The line: `— mistral:mistral-large-latest continues —`.
    ///
    /// - Parameter continues: Whether there was text before.
    package static func line(_ model: ModelID, continues: Bool = true, isUTF8: Bool) -> StyledText {
        let dash = isUTF8 ? "—" : "--"
        return .dim("\(dash) \(Sanitizer.cleanLine(model.description)) \(continues ? "continues" : "answers") \(dash)")
    }
}
