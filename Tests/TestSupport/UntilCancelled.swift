/// Something that never ends by itself: it returns when its task is cancelled.
package func untilCancelled() async {
    let (nothing, source) = AsyncStream<Never>.makeStream()
    for await _ in nothing {}
    withExtendedLifetime(source) {}
}
