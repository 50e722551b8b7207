using System.Collections.ObjectModel;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>How a worker behaves. See <see cref="WorkerOptions"/>.</summary>
internal sealed record WorkerSettings
{
    /// <summary>How many chunks run at once, until it is told otherwise.</summary>
    public int Slots { get; init; } = Environment.ProcessorCount;

    /// <summary>The most that it may be told to run at once.</summary>
    public int MaxSlots { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>How many more are kept ready; null for as many as slots.</summary>
    public int? Prefetch { get; init; }

    /// <summary>Whether this worker works only when there is no active one.</summary>
    public bool Standby { get; init; }

    /// <summary>What this worker is, for jobs that ask for it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What it has for tasks that ask for some of it, and how much.</summary>
    public IReadOnlyDictionary<string, long> Resources { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    public QueueWeights Weights { get; init; } = QueueWeights.Equal;

    /// <summary>No more work is taken while the machine's memory is fuller than this share.</summary>
    public double MaxMemory { get; init; } = 0.92;

    /// <summary>No more work is taken while results of so many bytes wait to be recorded.</summary>
    public long MaxUnrecorded { get; init; } = 64 * 1024 * 1024;

    /// <summary>A slot is stuck when its handler goes on so long after it was asked to end.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>With so many handlers that run on after they were given up the node leaves, for whoever supervises it to start it again; 0 for never.</summary>
    public int LeaveWhenStuck { get; init; } = 8;

    public TimeSpan TickInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A result that was not acknowledged is sent again, and then each time after twice as long up to <see cref="ResendMost"/>: a job's actor that takes over, or has room again, asks for it itself.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan ResendMost { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often jobs are told which leases are held.</summary>
    public TimeSpan HeldInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often the leader is told of this worker.</summary>
    public TimeSpan AliveInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A job that had nothing is asked again, should the word that it has something be lost.</summary>
    public TimeSpan AskAgain { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A question that was not answered is given up.</summary>
    public TimeSpan AskTimeout { get; init; } = TimeSpan.FromSeconds(2);

    public ExecutionOptions Execution { get; init; } = new();
}
