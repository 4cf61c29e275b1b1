package import GatewayCore
import GatewayJSON
import GatewaySchema
import ParlanceAnswers
import ParlanceConversations
package import TerminalEditor

/// `parlance schema`: shows a schema, and holds values against it.
package struct SchemaTool: Sendable {
    private let schema: Schema
    private let output: TerminalWriter

    /// A tool for a schema.
    ///
    /// - Parameters:
    ///   - source: A file, JSON, or the short form, as ``SchemaSource`` reads it.
    ///   - documents: Files of other schemas that it refers to.
    ///   - output: Standard output.
    /// - Throws: ``GatewayError/Code/configuration`` when the schema cannot be used.
    package init(
        source: String, documents: [String] = [], environment: [String: String], output: TerminalWriter
    ) throws(GatewayError) {
        schema = try SchemaSource.load(source, documents: documents, environment: environment)
        self.output = output
    }

    /// What in the schema is ignored though it was meant to be checked.
    package var hints: [String] { schema.hints.map { "Schema at \($0)" } }

    /// Writes the schema as JSON.
    package func show() {
        let json = schema.value.serialized(.pretty)
        output.write(AnswerLayout.text(json, AnswerDisplay(), isJSON: true, on: output.capabilities))
    }

    /// Writes everything in a file that breaks the schema; a file whose name ends with `.jsonl` has a value a line.
    ///
    /// - Returns: ``ProgramExit/answered`` when all is valid, else ``ProgramExit/failed``.
    /// - Throws: ``GatewayError/Code/configuration`` when the file cannot be read.
    package func validate(file: String) throws(GatewayError) -> ProgramExit {
        do throws(BoundedInput.Failure) {
            let limit = Limits.document.amount
            guard file.hasSuffix(".jsonl") else {
                return validate(try BoundedInput.read(path: file, upTo: limit, acceptsPipes: true), name: file)
            }
            var exit = ProgramExit.answered
            var number = 0
            try BoundedInput.readLines(path: file, upTo: limit) { line in
                number += 1
                guard !line.isEmpty else { return }
                if validate(Array(line), name: "\(file), line \(number)") == .failed { exit = .failed }
            }
            return exit
        } catch {
            var fault = GatewayError(.configuration, "The file \(file) \(error.predicate).")
            if case .tooLong = error { fault.fix = "In a .jsonl file, each line is a separate document." }
            throw fault
        }
    }

    /// Writes everything in standard input that breaks the schema.
    ///
    /// - Returns: ``ProgramExit/answered`` when it is valid, else ``ProgramExit/failed``.
    package func validate(standardInput: [UInt8]) -> ProgramExit {
        validate(standardInput, name: "standard input")
    }

    private func validate(_ bytes: [UInt8], name: String) -> ProgramExit {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            output.write("\("\(name):", .warning) \(error)")
            return .failed
        }
        let violations = schema.validate(value)
        for violation in violations {
            let place = violation.schemaPointer.description
            output.write(
                "\("\(name):", .warning) \(violation) \(.dim("(schema: \(place.isEmpty ? "(root)" : place))"))")
        }
        if violations.count == Schema.violationLimit {
            output.write("\("\(name):", .warning) There may be more; only the first \(violations.count) are listed.")
        }
        return violations.isEmpty ? .answered : .failed
    }
}
