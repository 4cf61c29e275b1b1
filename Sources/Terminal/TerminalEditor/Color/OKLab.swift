import ParlanceSystem

/// A color in a space in which equal distances look equally far apart.
///
/// The matrices are those of Björn Ottosson, "A perceptual color space for image processing" (2020),
/// https://bottosson.github.io/posts/oklab.
struct OKLab: Sendable, Hashable {
    /// From 0, black, to 1, white.
    var lightness: Double
    /// From green, below 0, to red.
    var a: Double
    /// From blue, below 0, to yellow.
    var b: Double

    init(_ color: RGB) {
        let (red, green, blue) = (RGB.linear(color.red), RGB.linear(color.green), RGB.linear(color.blue))
        let long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue).cubeRoot
        let middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue).cubeRoot
        let short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue).cubeRoot
        lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    }

    /// How far it is from gray; the most vivid colors of a screen have about 0.3.
    var chroma: Double { (a * a + b * b).squareRoot() }

    /// The direction away from gray, in degrees from 0 to 360: red is at 29, green at 142, blue at 264.
    var hue: Double {
        let degrees = Double.angle(x: a, y: b) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// The square of the distance, which serves to compare.
    func squaredDistance(to other: OKLab) -> Double {
        let (first, second, third) = (lightness - other.lightness, a - other.a, b - other.b)
        return first * first + second * second + third * third
    }
}
