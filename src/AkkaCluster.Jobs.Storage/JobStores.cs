using AkkaCluster.Jobs.Storage.Postgres;
using AkkaCluster.Jobs.Storage.Sql;
using AkkaCluster.Jobs.Storage.Sqlite;

namespace AkkaCluster.Jobs.Storage;

/// <summary>Makes job stores.</summary>
public static class JobStores
{
    /// <summary>The store that the settings name. It is not opened yet.</summary>
    /// <exception cref="ArgumentException">The settings name no store.</exception>
    public static IJobStore Create(StoreSettings settings) => settings.Provider switch
    {
        "sqlite" => new SqlJobStore(new SqliteDialect(settings.Path)),
        "postgres" when !string.IsNullOrWhiteSpace(settings.ConnectionString) => new SqlJobStore(new PostgresDialect(settings.ConnectionString)),
        "postgres" => throw new ArgumentException("The job store is 'postgres' without a connection string. Set akkacluster.store.connection-string, such as 'Host=db;Database=jobs;Username=jobs'."),
        _ => throw new ArgumentException($"The job store's provider is '{settings.Provider}'; expected 'sqlite' or 'postgres' (akkacluster.store.provider)."),
    };
}
