namespace AkkaCluster.Peers.Frame;

/// <summary>What is measured, a column of the table.</summary>
internal interface ISubject : IAsyncDisposable
{
    /// <summary>With its version.</summary>
    string Name { get; }

    /// <summary>How it is set up, and what is on a disk when it acknowledges a task.</summary>
    string Setup { get; }

    /// <summary>A Debian package that it wants and that is not installed; null where nothing is missing.</summary>
    string? Missing { get; }

    /// <summary>Starts it, until it takes work.</summary>
    Task StartAsync();
}
