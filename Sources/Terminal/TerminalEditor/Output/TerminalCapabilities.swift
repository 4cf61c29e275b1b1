package import ParlanceSystem

/// What the place that is written to can do.
package struct TerminalCapabilities: Sendable {
    /// Whether a person may be looking: a terminal, not a file or a pipe.
    package var isTerminal: Bool
    /// Whether the cursor can be moved: a terminal that is not `TERM=dumb`.
    package var movesCursor: Bool
    /// How many colors may be written.
    package var colorDepth: ColorDepth
    /// Whether signs outside ASCII are shown as such; text is written as UTF-8 in any case.
    package var isUTF8: Bool
    /// Whether a text can be made to lead to an address (OSC 8).
    package var links: LinkSupport
    /// Whether lines that fill a row are wrapped anew when the width changes, as far as is known.
    package var rewraps: Bool
    /// Whether what is erased is not quite gone, as in tmux: cells at the end of a row are wrapped anew as though they
    /// were filled, and a screen that is erased from its first cell on is put among what has scrolled off.
    package var keepsErased: Bool
    /// The width now, in cells. Asked each time, as a window changes.
    package var columns: @Sendable () -> Int
    /// The height now, in cells. Asked each time, too.
    package var rows: @Sendable () -> Int

    /// The width where none is known.
    package static let defaultColumns = 80
    /// The height where none is known.
    package static let defaultRows = 24
    /// The widest width and the highest height that may be asked for, in cells: far more than a window has, and little
    /// enough that lines which fill the width are drawn at once.
    package static let largestSide = 10_000

    /// Makes a description; by default that of a file or a pipe.
    package init(
        isTerminal: Bool = false,
        movesCursor: Bool? = nil,
        colorDepth: ColorDepth = .none,
        isUTF8: Bool = true,
        links: LinkSupport = .none,
        rewraps: Bool = true,
        keepsErased: Bool = false,
        columns: @escaping @Sendable () -> Int = { defaultColumns },
        rows: @escaping @Sendable () -> Int = { defaultRows }
    ) {
        self.isTerminal = isTerminal
        self.movesCursor = movesCursor ?? isTerminal
        self.colorDepth = colorDepth
        self.isUTF8 = isUTF8
        self.links = links
        self.rewraps = rewraps
        self.keepsErased = keepsErased
        self.columns = columns
        self.rows = rows
    }

    /// Asks the file descriptor and the environment.
    ///
    /// - Parameters:
    ///   - fileDescriptor: Where the output goes, usually 1 or 2.
    ///   - colorChoice: What the person said about color.
    ///   - environment: The process's environment variables.
    package static func detect(
        fileDescriptor: FileDescriptor, colorChoice: ColorChoice = .auto, environment: [String: String]
    ) -> TerminalCapabilities {
        let isTerminal = fileDescriptor.isTerminal
        let term = environment["TERM"] ?? ""
        return TerminalCapabilities(
            isTerminal: isTerminal,
            movesCursor: isTerminal && !term.isEmpty && term != "dumb",
            colorDepth: .detect(choice: colorChoice, isTerminal: isTerminal, environment: environment),
            isUTF8: isUTF8Locale(environment),
            links: isTerminal ? linkSupport(in: environment) : .none,
            rewraps: detectsRewrapping(environment),
            keepsErased: detectsKeepingErased(environment),
            columns: {
                fileDescriptor.windowSize?.columns ?? declared("COLUMNS", in: environment) ?? defaultColumns
            },
            rows: { fileDescriptor.windowSize?.rows ?? declared("LINES", in: environment) ?? defaultRows }
        )
    }

    /// The first of the variables that decide the character encoding (POSIX, "Internationalization Variables").
    static func isUTF8Locale(_ environment: [String: String]) -> Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        // `C.utf8`, `en_US.UTF-8`: by bytes, as the search of the standard library costs the start its own start.
        let name = locale.utf8.filter { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
        let sign = Array("utf8".utf8)
        return name.indices.contains { name[$0...].starts(with: sign) }
    }

    private static func declared(_ variable: String, in environment: [String: String]) -> Int? {
        environment[variable].flatMap(Int.init).flatMap { $0 > 0 ? min($0, largestSide) : nil }
    }
}
