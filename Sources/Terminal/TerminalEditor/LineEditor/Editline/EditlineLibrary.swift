import CParlanceEditline

/// The library under the line editor.
package enum EditlineLibrary {
    /// The number of its interface; the number of its release is nowhere in it.
    package static var interfaceVersion: String { "\(LIBEDIT_MAJOR).\(LIBEDIT_MINOR)" }
}
