/// Keeps drafts for the case that the program ends before they are sent: all of them each time, the newest last; none
/// when there is nothing to keep. It runs on the editor's thread while no key waits, at most about once a second.
package typealias DraftKeeper = @Sendable (_ drafts: [String]) -> Void
