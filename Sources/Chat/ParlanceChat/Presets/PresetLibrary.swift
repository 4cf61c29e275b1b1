import FoundationEssentials
import GatewayCore
import ParlanceSystem

/// The presets of a person: `prompts/*.md` beside the configuration.
package struct PresetLibrary: Sendable {
    private let folder: String?

    /// The presets of a folder; `nil` for none.
    init(folder: String?) {
        self.folder = folder
    }

    /// The presets of a person.
    package init(environment: [String: String]) {
        let configuration = ConfigurationFile.defaultPath(in: environment)
        self.init(folder: configuration.map { $0.prefix(through: $0.lastIndex(of: "/") ?? $0.startIndex) + "prompts" })
    }

    /// Their names, in alphabetical order.
    var names: [String] {
        let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
        return files.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }.sorted()
    }

    /// The preset of a name.
    ///
    /// - Throws: ``PresetError`` when there is none, with the nearest names, or when its file is broken, with the place.
    package func preset(named name: String) throws(PresetError) -> Preset {
        guard let folder, names.contains(name) else {
            let nearest = NearestName.matches(for: name, in: names)
            let hint =
                nearest.isEmpty
                ? "Presets are files such as \(folder ?? "prompts")/NAME.md."
                : "Did you mean \(nearest.joined(separator: " or "))?"
            throw PresetError("Unknown preset '\(name)'. \(hint)")
        }
        let path = "\(folder)/\(name).md"
        let bytes: [UInt8]
        do throws(BoundedInput.Failure) {
            bytes = try BoundedInput.read(path: path, upTo: Limits.configuration.amount)
        } catch {
            throw PresetError("\(path): The preset \(error.predicate).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PresetError("\(path): The preset cannot be read as text.")
        }
        return try PresetReader(file: path).read(text, name: name)
    }
}
