namespace AkkaCluster.Jobs.Storage;

/// <summary>Which job store a node uses; the section Store.</summary>
public sealed class StoreOptions
{
    /// <summary><c>sqlite</c>: one file for the nodes of one machine. <c>postgres</c>: for clusters of several machines.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Folder of the SQLite file 'jobs.db'.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>How to reach PostgreSQL, as Npgsql has it: "Host=db;Database=jobs;Username=jobs;Password=...".</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The SQLite file.</summary>
    internal string FilePath => Path.Combine(Directory, "jobs.db");

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider is not ("sqlite" or "postgres"))
            yield return $"The job store's provider is '{options.Provider}'; expected 'sqlite' or 'postgres' (akkacluster.store.provider).";
        if (options.Provider is "postgres" && string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return "The job store is 'postgres' without a connection string. Set akkacluster.store.connection-string, such as 'Host=db;Database=jobs;Username=jobs'.";
    }
}
