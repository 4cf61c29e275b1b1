extension String {
    /// A path as it is meant by somebody who is used to a shell: without the quotation marks around it.
    package var withoutQuotes: String {
        guard count > 1, let first, first == last, first == "\"" || first == "'" else { return self }
        return String(dropFirst().dropLast())
    }
}
