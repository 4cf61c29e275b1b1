import FoundationEssentials

extension CalendarDay {
    /// Today in UTC.
    public static var today: CalendarDay {
        CalendarDay(secondsSince1970: Date().timeIntervalSince1970)
    }
}
