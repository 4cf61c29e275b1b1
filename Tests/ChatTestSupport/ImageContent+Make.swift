import Foundation
import GatewayCore
import TestSupport

/// The first bytes of a PNG, by which its size is told.
package func pngBytes(_ width: UInt8 = 64, _ height: UInt8 = 32) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]
}

extension TemporaryDirectory {
    /// Writes bytes, and returns the path.
    @discardableResult
    package func write(bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: self / name))
        return self / name
    }
}
