/// A number of bytes as a person reads it.
package enum ByteCount {
    /// `812 B`, `3.2 kB`, `1.5 MB`: powers of ten, as file managers count.
    package static func text(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<999_950: (Double(bytes) / 1_000).text(places: 1) + " kB"
        default: (Double(bytes) / 1_000_000).text(places: 1) + " MB"
        }
    }
}
