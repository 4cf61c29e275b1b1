import Chat
import GatewayCore

extension Program {
    /// Shows a schema, or holds JSON against it.
    func checkSchema(_ options: SchemaOptions) -> ProgramExit {
        do throws(GatewayError) {
            let tool = try SchemaTool(
                source: options.schema, documents: options.documents, environment: environment, output: answers)
            for hint in tool.hints { notices.write(.warning(hint)) }
            switch (options.action, options.file) {
            case (.show, _):
                tool.show()
                return .answered
            case (.validate, let file?): return try tool.validate(file: file)
            case (.validate, nil):
                return tool.validate(
                    standardInput: try StandardInput.read(
                        upTo: Limits.document, fix: "In a .jsonl file each line is a document of its own."))
            }
        } catch {
            return fail(error.message, ProgramExit(error))
        }
    }
}
