extension ModelCatalog {
    /// The day from which the prices of ``builtIn`` are, such as `2026-11-20`, as the head of its table says.
    public static var builtInDate: String { BuiltInModels.day?.description ?? "an unknown day" }

    /// The day of the last refresh; `nil`: the figures are those that are built in, or a program's own.
    public var refreshDay: CalendarDay? { kept?.day }

    /// From when the prices are: `prices as of 2026-11-20, refreshed 2026-12-01`; `nil` for a program's own catalog.
    public var dates: String? {
        guard hasBuiltInModels else { return nil }
        return "prices as of \(Self.builtInDate)" + (refreshDay.map { ", refreshed \($0)" } ?? "")
    }
}
