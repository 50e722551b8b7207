using AkkaCluster.Jobs.Storage.Tests;
using Npgsql;

namespace AkkaCluster.Peers.Hosts;

/// <summary>The run's PostgreSQL, as Debian sets it up except for the number of connections.</summary>
internal static class Postgres
{
    private static readonly Lazy<PostgresServer> Server = new(() =>
    {
        var server = PostgresServer.Instance;
        using (var connection = new NpgsqlConnection(server.CreateDatabase() + ";Pooling=false"))
        {
            connection.Open();
            using var set = new NpgsqlCommand("ALTER SYSTEM SET max_connections = 400", connection);
            set.ExecuteNonQuery();
        }
        server.Stop();
        server.Start();
        return server;
    });

    /// <summary>An empty database.</summary>
    public static string CreateDatabase() => Server.Value.CreateDatabase();
}
