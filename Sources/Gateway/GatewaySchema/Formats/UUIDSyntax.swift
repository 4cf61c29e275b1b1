/// UUIDs as texts (RFC 4122, section 3).
enum UUIDSyntax {
    static func isUUID(_ text: String) -> Bool {
        let groups = text.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
    }
}
