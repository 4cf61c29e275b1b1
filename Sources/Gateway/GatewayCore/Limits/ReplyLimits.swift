/// How much of a server's reply is read, and for how long, as ``Limits`` has it.
struct ReplyLimits: Sendable {
    /// Those of gateways that are made from now on; a test sets smaller ones for a while.
    @TaskLocal static var usual = ReplyLimits()

    /// All bytes of a reply.
    var reply = Limits.reply.amount
    /// How long a reply is read after the end of its answer.
    var restTime: Duration = .seconds(Limits.rest.amount)
    /// The bytes of an error's body.
    var errorBody = Limits.errorBody.amount
    /// How long an error's body may take.
    var errorTime: Duration = .seconds(Limits.errorTime.amount)
    /// How long a list of models may take.
    var listTime: Duration = .seconds(Limits.listTime.amount)
    /// What the times are taken with.
    var clock: any Clock<Duration> = ContinuousClock()
}
