import FoundationEssentials
import GatewayCore
package import GatewayJSON

extension PromptAttachment {
    /// The attachment as the journal and the JSON export have it.
    package var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        switch content {
        case .text(let text, let language):
            if !language.isEmpty { object["language"] = .string(language) }
            object["text"] = .string(text)
        case .image(let image):
            object["media_type"] = .string(image.format.rawValue)
            object["data"] = .string(image.base64)
        }
        return object
    }

    /// Reads what ``json`` has written; `nil` for anything else.
    init?(json: JSONValue) {
        guard let name = json["name"]?.stringValue else { return nil }
        if let text = json["text"]?.stringValue {
            self.init(name: name, content: .text(text, language: json["language"]?.stringValue ?? ""))
        } else if let data = json["data"]?.stringValue.flatMap({ Data(base64Encoded: $0) }),
            let image = ImageContent(Array(data), name: name)
        {
            self.init(name: name, content: .image(image))
        } else {
            return nil
        }
    }
}
