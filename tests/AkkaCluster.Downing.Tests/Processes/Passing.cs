namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>Time that has to pass because its passing is what is tested: a pause of a process, a time in which nothing may happen.</summary>
internal static class Passing
{
    public static async Task Of(TimeSpan time)
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = new Timer(_ => passed.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        await passed.Task;
    }
}
