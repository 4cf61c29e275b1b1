import ParlanceChat
import ParlanceSystem
import TerminalEditor

extension ProgramExit {
    /// Ends the process with this code, at once and for every thread.
    ///
    /// Not by `exit`: that runs the destructors of the libraries while threads still run. The one that serves libcurl
    /// may just be ending, and what frees its data in libcrypto then finds libcrypto gone, which crashed after about
    /// one answer in 4,000 under load. Joining the thread would not do either, as a name that is being resolved can
    /// hold it for a long time. The kernel closes connections, pipes and locks; journals and drafts are written as
    /// they come.
    func leave() -> Never {
        TerminalModes.restoreAll()
        CurrentProcess.leave(rawValue)
    }
}
