import FoundationEssentials

extension CurlTransport {
    /// The transport of the process, with the proxies and certificates of its environment. Its connections are shared.
    public static let shared = CurlTransport(environment: ProcessInfo.processInfo.environment)
}
