package import GatewayCore
package import TerminalEditor

/// `parlance models defaults`: which model each provider's name means, and what has replaced it since when.
package struct DefaultsTool: Sendable {
    private let factory: LLMGatewayFactory
    private let output: TerminalWriter

    /// - Parameter output: Standard output.
    package init(factory: LLMGatewayFactory, output: TerminalWriter) {
        self.factory = factory
        self.output = output
    }

    /// Writes the table.
    package func run() {
        var table = TextTable(columns: [
            .init("provider"), .init("default"), .init("used instead"), .init("since"), .init("why"),
        ])
        for row in factory.modelDefaults() {
            let why =
                row.variable.map { "\($0) is set" } ?? row.shutdown.map { "shuts down on \($0)" }
                ?? (row.documented == nil ? "its server decides" : "")
            table.append([
                .accent(row.provider), StyledText(Sanitizer.cleanLine(row.documented ?? "—")),
                StyledText(row.replacement ?? ""), StyledText(row.since?.description ?? ""), .dim(why),
            ])
        }
        let columns = output.capabilities.isTerminal ? output.capabilities.columns() : Int.max / 2
        for line in table.lines(fitting: columns) { output.write(line) }
        if let dates = factory.priceDates { output.write(.dim(dates)) }
    }
}
