import ParlanceSystem
import Synchronization

/// The modes of one terminal: as they were found, while a line is edited, and in between.
///
/// Both of our modes take keys one by one, unechoed and untranslated, so keys typed ahead mean the same at the next
/// prompt; a paste is bracketed in both, so that one made while an answer streams is not submitted line by line. They
/// differ in one flag: while editing Ctrl-C is a key, in between it is a signal. Going from one to the
/// other is a single `tcsetattr`, so there is no instant in which a key would be echoed.
package final class TerminalModes: Sendable {
    enum Mode: Sendable {
        /// As the terminal was found.
        case original
        /// Between reads, while an answer streams.
        case streaming
        /// While a line is edited.
        case editing
    }

    private struct Restoration {
        var modes: ObjectIdentifier
        var fileDescriptor: FileDescriptor
        var output: FileDescriptor
        var settings: TerminalSettings
        var isPasteBracketed: Bool
        /// Whether the terminal tells of the window's focus.
        var reportsFocus = false

        /// Has the terminal tell nothing any more of its own accord.
        func endReports() {
            if isPasteBracketed { TerminalModes.write(.bracketedPaste(false), to: output) }
            if reportsFocus { TerminalModes.write(.focusReports(false), to: output) }
        }
    }

    /// What `restoreAll` has to do. One list for the process, since a dying process has no other way to find them. Nil
    /// once it has been done: threads that still run must not change a terminal again.
    private static let restorations = Mutex<Restorations?>(Restorations())

    /// One for each terminal that is in a mode of ours; there are hardly ever two.
    private struct Restorations {
        private(set) var all: [Restoration] = []

        subscript(modes: ObjectIdentifier) -> Restoration? {
            get { all.first { $0.modes == modes } }
            set {
                all.removeAll { $0.modes == modes }
                if let newValue { all.append(newValue) }
            }
        }
    }

    /// Registers `restoreAll` with `exit` once, however many terminals are used.
    private static let restoresAtExit = CurrentProcess.atExit { TerminalModes.restoreAll() }

    private let fileDescriptor: FileDescriptor
    private let output: FileDescriptor
    private let original: TerminalSettings
    private let isReleased = Atomic<Bool>(false)

    /// Nil if the file descriptor is not a terminal.
    init?(input: FileDescriptor, output: FileDescriptor) {
        guard let settings = TerminalSettings(of: input) else { return nil }
        fileDescriptor = input
        self.output = output
        original = settings
        _ = Self.restoresAtExit
    }

    deinit {
        Self.restorations.withLock { $0?[ObjectIdentifier(self)] = nil }
    }

    /// Gives the terminal back, and leaves it alone until it is reclaimed.
    func release() {
        set(.original)
        isReleased.store(true, ordering: .sequentiallyConsistent)
    }

    func reclaim() {
        isReleased.store(false, ordering: .sequentiallyConsistent)
        set(.streaming)
    }

    func set(_ mode: Mode) {
        guard !isReleased.load(ordering: .sequentiallyConsistent) else { return }
        // A background job that sets modes would be stopped, or would disturb the job in front.
        guard fileDescriptor.isInForeground else { return }
        let key = ObjectIdentifier(self)
        let restoration = Restoration(
            modes: key, fileDescriptor: fileDescriptor, output: output, settings: original,
            isPasteBracketed: mode != .original)
        Self.restorations.withLock { restorations in
            guard restorations != nil else { return }
            let wasBracketed = restorations?[key]?.isPasteBracketed ?? false
            if wasBracketed, mode == .original { Self.write(.bracketedPaste(false), to: output) }
            if mode == .original, restorations?[key]?.reportsFocus == true {
                Self.write(.focusReports(false), to: output)
            }
            settings(mode).apply(to: fileDescriptor)
            // Said at every read: a shell may have had the terminal in between.
            let hasYielded = restorations?[key]?.isPasteBracketed == false
            if mode == .editing || (hasYielded && mode == .streaming) { Self.write(.bracketedPaste(true), to: output) }
            let reportsFocus = restorations?[key]?.reportsFocus ?? false
            restorations?[key] = mode == .original ? nil : restoration
            restorations?[key]?.reportsFocus = reportsFocus
        }
    }

    /// Has the terminal tell when its window gets the focus and loses it, or no longer. Every way out ends it.
    func setFocusReports(_ isOn: Bool) {
        guard !isReleased.load(ordering: .sequentiallyConsistent) else { return }
        let key = ObjectIdentifier(self)
        Self.restorations.withLock { restorations in
            guard let now = restorations?[key]?.reportsFocus, now != isOn, fileDescriptor.isInForeground else { return }
            Self.write(.focusReports(isOn), to: output)
            restorations?[key]?.reportsFocus = isOn
        }
    }

    /// Whether the terminal still is in a mode: a shell changes it when the job is stopped.
    ///
    /// A terminal that was released, or cannot be asked, counts as being in any mode.
    func isSet(_ mode: Mode) -> Bool {
        guard !isReleased.load(ordering: .sequentiallyConsistent) else { return true }
        return TerminalSettings(of: fileDescriptor)?.hasSameInput(as: settings(mode)) ?? true
    }

    /// Takes the terminal again, between reads, if a shell has had it.
    func regain() {
        if !isSet(.streaming) { set(.streaming) }
    }

    /// Whether what is typed is for us: the terminal is not another program's.
    var mayRead: Bool {
        !isReleased.load(ordering: .sequentiallyConsistent) && fileDescriptor.isInForeground
    }

    /// Gives every terminal back as it was found, for a process that is about to stop: each is taken again by the next
    /// `set`.
    static func yieldAll() {
        restorations.withLock { restorations in
            for restoration in restorations?.all ?? [] where restoration.fileDescriptor.isInForeground {
                restoration.endReports()
                restoration.settings.apply(to: restoration.fileDescriptor)
                restorations?[restoration.modes]?.isPasteBracketed = false
                restorations?[restoration.modes]?.reportsFocus = false
            }
        }
    }

    /// Gives every terminal back as it was found, for a process that is about to end.
    ///
    /// - Parameter discardsInput: Whether keys that nobody has read are thrown away, as they were not for the shell.
    package static func restoreAll(discardsInput: Bool = false) {
        let pending = restorations.withLock { restorations in
            defer { restorations = nil }
            return restorations?.all ?? []
        }
        for restoration in pending where restoration.fileDescriptor.isInForeground {
            restoration.endReports()
            if discardsInput { restoration.fileDescriptor.discardInput() }
            restoration.settings.apply(to: restoration.fileDescriptor)
        }
    }

    private func settings(_ mode: Mode) -> TerminalSettings {
        switch mode {
        case .original: original
        case .streaming: original.takingKeys(signals: true)
        case .editing: original.takingKeys(signals: false)
        }
    }

    fileprivate static func write(_ sequence: ControlSequence, to output: FileDescriptor) {
        // Once, as it may be too late for a terminal that takes nothing.
        var characters = sequence.characters
        characters.withUTF8 { output.writeOnce(UnsafeRawBufferPointer($0)) }
    }
}
