using Hangfire;
using Hangfire.PostgreSql;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A process with Hangfire's server, as many workers as Hangfire itself takes.</summary>
internal static class HangfireHost
{
    public static void Configure(string connection) => GlobalConfiguration.Configuration
        .UseSimpleAssemblyNameTypeSerializer()
        .UseRecommendedSerializerSettings()
        // Long polling is what its documents have for short waits: the server is told of new jobs by PostgreSQL's notifications.
        .UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(connection), new PostgreSqlStorageOptions { EnableLongPolling = true });

    public static async Task<int> RunAsync(string connection)
    {
        Configure(connection);
        using var server = new BackgroundJobServer();
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }
}
