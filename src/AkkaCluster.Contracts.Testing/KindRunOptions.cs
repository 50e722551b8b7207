using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaCluster.Contracts.Testing;

/// <summary>How a job is run in a test.</summary>
public sealed record KindRunOptions
{
    /// <summary>How often a task may be tried.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Whether a task that failed for good ends the job.</summary>
    public bool FailFast { get; init; }

    /// <summary>The folders whose files the job may read.</summary>
    public InputRoots Roots { get; init; } = InputRoots.WorkingDirectory;

    /// <summary>The files that come with the job: where each lies, by the name that its tasks know it by.</summary>
    public IReadOnlyDictionary<string, string> Attached { get; init; } = new Dictionary<string, string>();

    /// <summary>What tasks find in <see cref="TaskContext.Services"/>; null for nothing.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where tasks log to.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The time of a kind's limit on silence.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
