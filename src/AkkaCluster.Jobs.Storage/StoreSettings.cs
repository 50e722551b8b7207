namespace AkkaCluster.Jobs.Storage;

/// <summary>Which store to use.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Path">The file of an SQLite store.</param>
/// <param name="ConnectionString">How to reach PostgreSQL, as Npgsql has it.</param>
public sealed record StoreSettings(string Provider = "sqlite", string Path = "data/jobs.db", string? ConnectionString = null);
