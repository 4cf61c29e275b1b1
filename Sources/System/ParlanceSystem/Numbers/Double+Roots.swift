#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

// What the standard library does not have of the C library's mathematics.
extension Double {
    /// The number whose cube this is.
    package var cubeRoot: Double { cbrt(self) }

    /// This number raised to a power.
    package func raised(to power: Double) -> Double { pow(self, power) }

    /// The angle of the direction to a point, in radians from -π to π.
    package static func angle(x: Double, y: Double) -> Double { atan2(y, x) }
}
