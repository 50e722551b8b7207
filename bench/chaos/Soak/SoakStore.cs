using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Storage.Tests;
using Npgsql;

namespace AkkaCluster.Chaos.Soak;

/// <summary>The job store of a long run, and how large it is.</summary>
internal sealed class SoakStore : IDisposable
{
    private const double Mib = 1 << 20;

    private readonly PostgresServer? _server;

    public SoakStore(string name, string folder)
    {
        Options = new StoreOptions { Directory = folder };
        if (name != "postgresql")
            return;
        _server = new PostgresServer();
        Options = new StoreOptions { Provider = "postgres", ConnectionString = _server.CreateDatabase() };
        Flags = ["--store", "postgres", "--store-connection", Options.ConnectionString];
    }

    /// <summary>How the checker reaches it.</summary>
    public StoreOptions Options { get; }

    /// <summary>How nodes reach it, beside their folder.</summary>
    public IReadOnlyList<string> Flags { get; } = [];

    /// <summary>Those of its server.</summary>
    public IReadOnlyList<int> Processes => _server?.Processes ?? [];

    /// <summary>In MiB: SQLite's file with its log, or PostgreSQL's database.</summary>
    public async Task<double> SizeAsync()
    {
        if (_server is null)
            return new DirectoryInfo(Options.Directory).EnumerateFiles("jobs.db*").Sum(file => file.Length) / Mib;
        var connection = new NpgsqlConnection(Options.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);
            var size = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
            await using (size.ConfigureAwait(false))
                return (long)(await size.ExecuteScalarAsync().ConfigureAwait(false))! / Mib;
        }
    }

    public void Dispose() => _server?.Dispose();
}
