#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// An address of IPv6.
package struct IPv6Address: Sendable, Hashable {
    /// Its sixteen bytes, the first ones those of the network.
    package let bytes: [UInt8]

    /// Reads an address as RFC 4291, section 2.2, writes it; `nil` for anything else.
    package init?(_ text: String) {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        bytes = withUnsafeBytes(of: &address) { Array($0) }
    }
}
