// swift-format-ignore-file: NeverUseForceTry
import GatewayCore
package import GatewaySchema

extension Schema {
    /// The JSON text of a schema of two fields.
    package static let personText =
        #"{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"]}"#

    /// A schema of two fields, as a person gives it to the chat.
    package static let person = try! Schema(parsing: personText, assertsFormats: true)
}
