import CParlanceCurl

/// libcurl's multi handle and the exchanges in it.
///
/// Not `Sendable`: it lives on the worker's thread.
final class CurlLoop {
    /// libcurl's handle.
    let multi: UnsafeMutableRawPointer
    private let settings: CurlSettings
    private var exchanges: [UnsafeMutableRawPointer: CurlExchange] = [:]

    init(settings: CurlSettings) throws(HTTPTransportError) {
        guard let multi = ccurl_multi_init() else { throw .library("out of memory") }
        self.multi = multi
        self.settings = settings
    }

    /// Ends what still runs with an error and closes every connection. Nothing may be called after it.
    func close(_ error: HTTPTransportError) {
        for exchange in exchanges.values { end(exchange, .failure(error)) }
        ccurl_multi_cleanup(multi)
    }

    /// Carries a command out.
    func perform(_ command: CurlWorker.Command) {
        switch command {
        case .start(let transfer): start(transfer)
        case .resume(let transfer): exchange(of: transfer)?.resume()
        case .cancel(let transfer):
            if let exchange = exchange(of: transfer) { end(exchange, .failure(.cancelled)) }
        }
    }

    /// Moves every transfer on as far as it goes, then waits until there is more to do or somebody wakes the handle.
    func turn() throws(HTTPTransportError) {
        try verify(ccurl_multi_perform(multi))
        for exchange in exchanges.values { exchange.publish() }
        var code = CURLE_OK
        while let easy = ccurl_multi_next_ended(multi, &code) {
            if let exchange = exchanges[easy] { end(exchange, exchange.outcome(of: code)) }
        }
        try verify(ccurl_multi_poll(multi, endOverdue()))
    }

    private func start(_ transfer: CurlTransfer) {
        guard transfer.isRunning else { return }
        do throws(HTTPTransportError) {
            let exchange = try CurlExchange(transfer, settings: settings)
            try verify(ccurl_multi_add(multi, exchange.easy))
            exchanges[exchange.easy] = exchange
        } catch {
            transfer.finish(.failure(error))
        }
    }

    /// Removing the handle of a transfer that is not complete closes its connection.
    private func end(_ exchange: CurlExchange, _ outcome: Result<Void, HTTPTransportError>) {
        ccurl_multi_remove(multi, exchange.easy)
        exchanges[exchange.easy] = nil
        exchange.transfer.finish(outcome)
    }

    /// Ends the exchanges whose deadline has passed and returns how many milliseconds the next one is away. libcurl
    /// minds its own deadlines.
    private func endOverdue() -> Int32 {
        let deadlines = exchanges.values.compactMap(\.deadline)
        guard !deadlines.isEmpty else { return Self.longestWait }
        let now = ContinuousClock.now
        for exchange in exchanges.values {
            if let error = exchange.timeout(at: now) { end(exchange, .failure(error)) }
        }
        let next = exchanges.values.compactMap(\.deadline).min()
        return next.map { Int32(min($0 - now, .milliseconds(Self.longestWait)).millisecondsRoundedUp) }
            ?? Self.longestWait
    }

    /// An hour, in milliseconds: an upper bound for the argument of `curl_multi_poll`, nothing depends on it.
    private static let longestWait: Int32 = 3_600_000

    private func exchange(of transfer: CurlTransfer) -> CurlExchange? {
        exchanges.values.first { $0.transfer === transfer }
    }

    private func verify(_ code: CURLMcode) throws(HTTPTransportError) {
        guard code != CURLM_OK else { return }
        throw .library(ccurl_multi_strerror(code).map { String(cString: $0) } ?? "unknown error")
    }
}
