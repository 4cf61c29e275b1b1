/// Which proxy a request goes through, where the profile says it.
public enum ProxyChoice: Sendable, Hashable {
    /// None, whatever the environment says.
    case direct
    /// The one of this URL, also for this machine and for the hosts of `no_proxy`.
    case url(String)

    /// The kinds of proxies that libcurl knows.
    private static let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    /// Reads `none`, or a URL such as `http://proxy.example.com:3128`; `nil` for anything else.
    public init?(_ text: String) {
        if text.lowercased() == "none" {
            self = .direct
            return
        }
        guard let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0 + "://") }),
            text.count > scheme.count + 3, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return nil }
        self = .url(text)
    }
}
