#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// How the C library, and what is built on it, reads and writes characters.
package enum CharacterLocale {
    /// Makes it UTF-8: by the person's locale, or where that is another one, for characters only.
    ///
    /// - Returns: Whether there is a locale that does it.
    package static func useUTF8() -> Bool {
        setlocale(LC_CTYPE, "")
        if isUTF8 { return true }
        return ["C.UTF-8", "en_US.UTF-8", "UTF-8"].contains { (name: String) in
            setlocale(LC_CTYPE, name) != nil && isUTF8
        }
    }

    private static var isUTF8: Bool {
        nl_langinfo(nl_item(CODESET)).map { String(cString: $0) == "UTF-8" } ?? false
    }
}
