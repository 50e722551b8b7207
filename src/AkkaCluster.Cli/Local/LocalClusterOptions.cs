namespace AkkaCluster.Cli.Local;

/// <summary>A cluster to start on this machine.</summary>
internal sealed record LocalClusterOptions
{
    public int Seeds { get; init; } = 1;

    public int Workers { get; init; } = 3;

    /// <summary>Where the job store and the logs go.</summary>
    public required string Folder { get; init; }

    /// <summary>Tasks that each worker runs at once; null for one per core.</summary>
    public int? Slots { get; init; }

    /// <summary>Commands that jobs of kind exec may run; null for none.</summary>
    public string? AllowExec { get; init; }

    /// <summary>Variables that jobs of kind exec may set; null for none.</summary>
    public string? AllowEnvironment { get; init; }

    /// <summary>Whether the nodes serve pbm.</summary>
    public bool Pbm { get; init; }

    /// <summary>What the nodes want to be shown; null where nobody is asked.</summary>
    public string? Token { get; init; }

    /// <summary>Flags for every node.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Flags for the workers.</summary>
    public IReadOnlyList<string> WorkerArguments { get; init; } = [];

    /// <summary>How long the nodes may take to find each other.</summary>
    public TimeSpan StartTimeout { get; init; } = UsualStartTimeout;

    public static TimeSpan UsualStartTimeout { get; } = TimeSpan.FromSeconds(60);
}
