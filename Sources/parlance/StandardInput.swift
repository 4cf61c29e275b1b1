import GatewayCore
import ParlanceSystem
import TerminalEditor

/// What is piped in.
enum StandardInput {
    /// Everything on standard input, bytes that are not UTF-8 replaced; `nil` when it is a terminal.
    ///
    /// - Parameter notices: Where a person is told that it is waited for.
    /// - Throws: ``GatewayError/Code/configuration`` when it is longer than ``Limits/input``.
    static func readPiped(_ notices: TerminalWriter) throws(GatewayError) -> String? {
        FileDescriptor.standardInput.isTerminal ? nil : String(decoding: try read(notices), as: UTF8.self)
    }

    /// All bytes of standard input, up to its end.
    ///
    /// - Parameters:
    ///   - notices: Where a person is told that it is waited for.
    ///   - limit: How many there may be.
    ///   - fix: What to do when there are more, as a sentence.
    /// - Throws: ``GatewayError/Code/configuration`` when there are more.
    static func read(
        _ notices: TerminalWriter, upTo limit: Limit = Limits.input,
        fix: String = "Split it (split -C 50m FILE), or send part of it (head -c 1m FILE)."
    ) throws(GatewayError) -> [UInt8] {
        var silence = InputSilence(notices)
        do throws(BoundedInput.Failure) {
            return try BoundedInput.read(FileDescriptor.standardInput.number, upTo: limit.amount) { silence.wait() }
        } catch {
            // What cannot be read, such as a folder or what is closed, is empty.
            guard case .tooLong = error else { return [] }
            throw GatewayError(.configuration, "Standard input \(error.predicate).", fix: fix)
        }
    }

    /// Its beginning, at most so many bytes.
    static func readBeginning(_ limit: Int, _ notices: TerminalWriter) -> [UInt8] {
        var bytes: [UInt8] = []
        var silence = InputSilence(notices)
        while bytes.count < limit {
            silence.wait()
            let chunk = readChunk()
            guard !chunk.isEmpty else { break }
            bytes += chunk
        }
        return bytes
    }

    /// The next bytes that are there, waiting for one at least; none at the end.
    static func readChunk(from input: some Descriptor = FileDescriptor.standardInput) -> [UInt8] {
        (try? input.readPiece()) ?? []
    }
}
