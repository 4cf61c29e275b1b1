package import GatewayCore
package import GatewayTokenizers
package import TerminalEditor

/// `parlance tokens`: counts, lists or shows the tokens of texts.
package struct TokensTool: Sendable {
    /// What is written for each text.
    package enum Form: Sendable {
        /// The number of tokens.
        case count
        /// The tokens' ids, as a JSON array on one line.
        case ids
        /// The text with its tokens made visible.
        case boundaries
    }

    private let tokenizer: any Tokenizer
    private let form: Form
    private let output: TerminalWriter
    private let announce: @Sendable () -> Void

    /// A tool that counts as a tokenizer does.
    ///
    /// - Parameters:
    ///   - output: Standard output.
    ///   - announce: Says what there is to say of the count, as soon as there is something to count.
    package init(
        tokenizer: any Tokenizer, form: Form, output: TerminalWriter, announce: @escaping @Sendable () -> Void = {}
    ) {
        self.tokenizer = tokenizer
        self.form = form
        self.output = output
        self.announce = announce
    }

    /// The published tokenizer of a name.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` with the names there are.
    package static func tokenizer(named name: String) throws(GatewayError) -> any Tokenizer {
        if let found = ModelTokenizer.published.first(where: { $0.name == name }) { return found }
        let names = ModelTokenizer.published.map(\.name)
        throw GatewayError(
            .configuration, "Unknown encoding '\(name)'.", fix: "Available: \(names.joined(separator: ", ")).")
    }

    /// Writes what was asked for of standard input.
    package func run(standardInput: [UInt8]) {
        announce()
        write(standardInput, name: nil)
    }

    /// Writes what was asked for of each file, and for several files the sum of their counts.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` for the first file that cannot be read.
    package func run(files: [String]) throws(GatewayError) {
        var sum = 0
        for (index, file) in files.enumerated() {
            let bytes: [UInt8]
            do throws(BoundedInput.Failure) {
                bytes = try BoundedInput.read(path: file, upTo: Limits.input.amount, acceptsPipes: true)
            } catch {
                var fault = GatewayError(.configuration, "The file \(file) \(error.predicate).")
                if case .tooLong = error { fault.fix = "Split it: split -C 50m \(file)." }
                throw fault
            }
            if index == 0 { announce() }
            sum += write(bytes, name: files.count > 1 ? file : nil)
        }
        if form == .count, files.count > 1 {
            output.write("\(sum) total")
        }
    }

    @discardableResult
    private func write(_ bytes: [UInt8], name: String?) -> Int {
        switch form {
        case .count:
            let count = tokenizer.count(bytes.span)
            output.write(StyledText(name.map { "\(count) \($0)" } ?? "\(count)"))
            return count
        case .ids:
            let ids = tokenizer.encode(bytes.span, specials: .none)
            output.write(StyledText("[" + ids.map(String.init).joined(separator: ",") + "]"))
            return ids.count
        case .boundaries:
            let boundaries = TokenBoundaries(String(decoding: bytes, as: UTF8.self), with: tokenizer)
            output.write(boundaries.text(for: output.capabilities), terminator: "")
            output.ensureLineStart()
            return boundaries.count
        }
    }
}
