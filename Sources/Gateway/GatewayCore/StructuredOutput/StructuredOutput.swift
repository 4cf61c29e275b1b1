public import GatewayJSON
public import GatewaySchema

/// Checks answers against what was asked for, whatever the provider promised.
public enum StructuredOutput {
    /// How many violations of a schema an error names.
    private static let namedViolations = 5

    /// The answer as JSON that is valid against the schema.
    ///
    /// - Throws: ``GatewayError/Code/cancelled`` when the task is cancelled while the answer is checked; otherwise
    ///   ``GatewayError/Code/structuredOutput``. A refusal, an answer that was cut off, one that is no JSON and
    ///   one that the schema does not allow are told apart; the last names the places by JSON Pointer. Only the last
    ///   two are worth another try.
    public static func check(_ response: LLMResponse, against schema: Schema?) throws(GatewayError) -> JSONValue {
        let found: Result<JSONValue, JSONParseError>
        do throws(JSONParseError) {
            found = .success(try StructuredText(parsing: response.content).value)
        } catch {
            found = .failure(error)
        }
        let isJSON = if case .success = found { true } else { false }
        switch response.finishReason.kind {
        case .refusal:
            throw failure("The model refused: \(response.content)")
        case .length where !isJSON:
            throw failure(
                "The answer was cut off at the token limit before its JSON was complete.",
                fix: "Raise the token limit (max_tokens).")
        case .contentFilter where !isJSON:
            throw failure("The provider's content filter cut the answer off before its JSON was complete.")
        default: break
        }
        // What was cut off comes no better when its errors are shown.
        let isWhole = ![.length, .contentFilter].contains(response.finishReason.kind)
        let value: JSONValue
        do throws(JSONParseError) {
            value = try found.get()
        } catch {
            throw failure("The answer is not JSON: \(error)", isRepairable: isWhole)
        }
        let violations: [SchemaViolation]
        do throws(CancellationError) {
            violations = try schema?.validate(value, isCancelled: { Task.isCancelled }) ?? []
        } catch {
            throw GatewayError(.cancelled, "The check of the answer against the schema was canceled.")
        }
        guard violations.isEmpty else {
            var lines = violations.prefix(namedViolations).map { "\n  \($0)" }
            if violations.count > namedViolations {
                lines.append("\n  and \(violations.count - namedViolations) more")
            }
            throw failure("The answer does not match the schema:\(lines.joined())", isRepairable: isWhole)
        }
        return value
    }

    private static func failure(
        _ reason: String, fix: String? = nil, isRepairable: Bool = false
    ) -> GatewayError {
        GatewayError(.structuredOutput, reason, fix: fix, isRetryable: isRepairable)
    }
}
