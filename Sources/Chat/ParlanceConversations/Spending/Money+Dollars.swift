package import GatewayCore

extension Money {
    /// An exact amount, as ``text(_:places:)`` has it.
    package static func text(_ amount: Dollars, places: Int? = nil) -> String {
        text(amount.value, places: places)
    }
}
