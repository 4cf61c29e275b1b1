import ParlanceBuiltInThemes
import FoundationEssentials
import GatewayCore
import ParlanceSystem
import TerminalEditor

/// The themes that can be chosen: those in the program, and the person's own, which come first where names are equal.
///
/// Nothing is read before it is asked for.
package struct ThemeLibrary: Sendable {
    /// The themes that `auto` chooses from.
    static let automatic: [ColorScheme.Variant: String] = [.dark: "nightfall", .light: "daylight"]

    private static let builtIn: [String: String] = {
        let themes = UnsafeBufferPointer(start: built_in_themes(), count: Int(built_in_theme_count()))
        return Dictionary(
            themes.map { (String(cString: $0.name), String(cString: $0.text)) }, uniquingKeysWith: { first, _ in first }
        )
    }()

    /// Where the person's own are.
    private let folder: String?

    /// A library.
    ///
    /// - Parameter folder: Where the person's own themes are; `nil` for none.
    package init(folder: String? = nil) {
        self.folder = folder
    }

    /// The library of a person: `themes` beside the configuration.
    package init(environment: [String: String]) {
        let configuration = ConfigurationFile.defaultPath(in: environment)
        self.init(
            folder: configuration.map {
                $0[...($0.utf8.lastIndex(of: UInt8(ascii: "/")) ?? $0.startIndex)] + "themes"
            })
    }

    /// The names of all themes, in alphabetical order.
    var names: [String] { Set(Self.builtIn.keys).union(ownNames).sorted() }

    /// The theme of a name; upper and lower case do not matter.
    ///
    /// - Throws: ``ThemeError`` when there is none, with the nearest names, or when its file is broken, with the place.
    func theme(named name: String) throws(ThemeError) -> Theme {
        if let own = match(name, in: ownNames), let path = path(of: own) {
            return Theme(name: own, scheme: try Self.load(path, name: own))
        }
        guard let name = match(name, in: Self.builtIn.keys), let text = Self.builtIn[name] else {
            throw unknown(name)
        }
        return Theme(name: name, scheme: try SchemeReader(file: name + ".yaml").read(text, fallbackName: name))
    }

    private func unknown(_ name: String) -> ThemeError {
        let choices = ThemeChoice.words + names
        let nearest = NearestName.matches(for: name, in: choices)
        let hint =
            nearest.isEmpty
            ? "Available: \(choices.joined(separator: ", "))." : "Did you mean \(nearest.joined(separator: " or "))?"
        return ThemeError("Unknown theme '\(name)'. \(hint)")
    }

    private func match(_ name: String, in names: some Sequence<String>) -> String? {
        names.first { $0 == name } ?? names.first { $0.lowercased() == name.lowercased() }
    }

    private var ownNames: [String] {
        guard let folder else { return [] }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.sorted().filter { $0.first != "." }.compactMap { file in
            [".yaml", ".yml"].first { file.hasSuffix($0) }.map { String(file.dropLast($0.count)) }
        }
    }

    private func path(of own: String) -> String? {
        guard let folder else { return nil }
        let paths = [".yaml", ".yml"].map { "\(folder)/\(own)\($0)" }
        return paths.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static func load(_ path: String, name: String) throws(ThemeError) -> ColorScheme {
        let bytes: [UInt8]
        do throws(BoundedInput.Failure) {
            bytes = try BoundedInput.read(path: path, upTo: Limits.configuration.amount)
        } catch {
            throw ThemeError("\(path): The theme \(error.predicate).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ThemeError("\(path): The theme is not UTF-8 text.")
        }
        return try SchemeReader(file: path).read(text, fallbackName: name)
    }
}
