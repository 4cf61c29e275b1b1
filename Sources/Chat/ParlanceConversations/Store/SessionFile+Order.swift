extension SessionFile {
    /// A clock that is ahead by no more than this, in seconds, is that of another machine or of another time zone.
    static let tolerance: Double = 86_400

    /// Files in the order in which they were written to, the last one first.
    ///
    /// Those of the future are from a time when the clock was wrong. They come after all others: at the front they would be
    /// continued in place of newer ones until that time has come.
    ///
    /// - Parameter now: Seconds since 1970.
    static func newestFirst(_ files: [SessionFile], now: Double) -> [SessionFile] {
        func rank(_ file: SessionFile) -> (Int, Double, String) {
            (file.modified > now + tolerance ? 0 : 1, file.modified, file.path)
        }
        return files.sorted { rank($0) > rank($1) }
    }
}
