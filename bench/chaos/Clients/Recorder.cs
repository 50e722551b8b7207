using System.Collections.Concurrent;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client;

namespace AkkaCluster.Chaos.Clients;

/// <summary>Writes down every call and what it was told.</summary>
internal sealed class Recorder
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly ConcurrentQueue<Operation> _operations = new();

    /// <summary>Seconds since the round began.</summary>
    public double Now => TimeProvider.System.GetElapsedTime(_began).TotalSeconds;

    public IReadOnlyList<Operation> Operations => [.. _operations];

    /// <summary>Calls, and records how that ended.</summary>
    /// <param name="operation">Who calls for what; its times and answer are not known yet.</param>
    /// <param name="call">Calls, and says what was told.</param>
    public async Task<Operation> CallAsync(Operation operation, Func<Operation, Task<Operation>> call)
    {
        var began = Now;
        Operation done;
        try
        {
            done = await call(operation).ConfigureAwait(false) with { Answer = Answer.Told };
        }
        catch (ClusterException refused)
        {
            // Busy, without a leader or a store: an earlier try of the same call may have been carried out.
            done = operation with { Answer = refused.Status is >= 400 and < 500 and not 429 ? Answer.Refused : Answer.Unknown, Status = refused.Status, Said = refused.Message };
        }
        done = done with { Began = began, Ended = Now };
        _operations.Enqueue(done);
        return done;
    }
}
