using System.Diagnostics;
using System.Globalization;
using AkkaCluster.Contracts;

namespace AkkaCluster.Benchmarks.Kinds;

/// <summary>Does one stall.</summary>
internal sealed class StallHandler : ITaskHandler
{
    private static readonly TimeSpan Blocked = TimeSpan.FromSeconds(2);

    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        if (input.Text.Split(' ') is not [var what, var number] || !int.TryParse(number, CultureInfo.InvariantCulture, out var amount))
            throw new TaskFailedException($"The input '{input.Text}' is not 'spin MS', 'block THREADS', 'garbage MS' or 'bytes N'.", permanent: true);
        switch (what)
        {
            case "spin":
                Spin(amount);
                break;
            case "block":
                Block(amount);
                break;
            case "garbage":
                CollectGarbage(amount);
                break;
            case "bytes":
                context.Write(new string('x', amount));
                break;
            default:
                throw new TaskFailedException($"'{what}' is no stall.", permanent: true);
        }
        return ValueTask.CompletedTask;
    }

    private static void Spin(int milliseconds)
    {
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < milliseconds;)
        {
        }
    }

    /// <summary>Threads of the pool that do nothing for two seconds.</summary>
    private static void Block(int threads)
    {
        using var all = new CountdownEvent(threads);
        for (var i = 0; i < threads; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                Thread.Sleep(Blocked);
                all.Signal();
            });
        }
        all.Wait();
    }

    /// <summary>Full collections of a heap full of small objects that live, one after the other: nothing else runs meanwhile.</summary>
    private static void CollectGarbage(int milliseconds)
    {
        var live = new object[2_000_000];
        for (var i = 0; i < live.Length; i++)
            live[i] = new object[2] { live[i / 2], i };
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < milliseconds;)
            GC.Collect();
        GC.KeepAlive(live);
    }
}
