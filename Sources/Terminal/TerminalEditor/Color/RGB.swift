import ParlanceSystem

/// A color of the sRGB space, with eight bits a channel.
package struct RGB: Sendable, Hashable {
    /// How much red, from 0 to 255.
    package var red: UInt8
    /// How much green, from 0 to 255.
    package var green: UInt8
    /// How much blue, from 0 to 255.
    package var blue: UInt8

    /// Makes a color of its channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb` or `rrggbb`, in upper or lower case; `nil` for anything else.
    package init?(hex text: some StringProtocol) {
        let digits = text.first == "#" ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// `#rrggbb`.
    package var hex: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// How bright the color is beside white, from 0 to 1: the relative luminance of WCAG 2.2.
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// How well one color can be read on the other, from 1 to 21: the contrast ratio of WCAG 2.2.
    package func contrast(with other: RGB) -> Double {
        let (first, second) = (luminance + 0.05, other.luminance + 0.05)
        return max(first, second) / min(first, second)
    }

    /// Whether white text is easier to read on this color than black text.
    package var isDark: Bool { contrast(with: RGB(255, 255, 255)) > contrast(with: RGB(0, 0, 0)) }

    /// The color that lies so far on the way to another: itself at 0, the other at 1.
    func mixed(with other: RGB, share: Double) -> RGB {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * min(max(share, 0), 1)).rounded())
        }
        return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// The light of a channel, from 0 to 1, without the curve that sRGB stores it by (IEC 61966-2-1).
    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055).raised(to: 2.4)
    }
}
