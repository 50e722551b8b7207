using AkkaCluster.Jobs.Storage.Postgres;
using AkkaCluster.Jobs.Storage.Sql;
using AkkaCluster.Jobs.Storage.Sqlite;

namespace AkkaCluster.Jobs.Storage;

/// <summary>Makes job stores.</summary>
public static class JobStores
{
    /// <summary>The store that the options name. It is not opened yet.</summary>
    /// <exception cref="ArgumentException">They name none.</exception>
    public static IJobStore Create(StoreOptions options) =>
        StoreOptions.Faults(options).FirstOrDefault() is { } fault ? throw new ArgumentException(fault, nameof(options))
        : new SqlJobStore(options.Provider == "postgres" ? new PostgresDialect(options.ConnectionString) : new SqliteDialect(options.FilePath));
}
