namespace AkkaCluster.Hosting.Tests;

public sealed class PoolGuardTests
{
    [Fact]
    public async Task Fifty_calls_that_block_hold_up_nobody_for_long()
    {
        PoolGuard.Start();
        using var blocked = new ManualResetEventSlim();
        var began = new CountdownEvent(50);
        for (var call = 0; call < 50; call++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => { began.Signal(); blocked.Wait(); }, null);

        // The pool alone takes twenty seconds for it: it makes two threads a second.
        var behind = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(_ => behind.SetResult(), null);
        try
        {
            Assert.True(began.Wait(TimeSpan.FromSeconds(5)), $"{began.CurrentCount} of 50 had not begun after five seconds");
            await behind.Task.WaitAsync(TimeSpan.FromSeconds(5));
        }
        finally
        {
            blocked.Set();
        }
    }
}
