using Hangfire;
using Hangfire.PostgreSql;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A process with Hangfire's server, as many workers as Hangfire itself takes.</summary>
internal static class HangfireHost
{
    // Long polling is what its documents have for short waits: the server is told of new jobs by PostgreSQL's notifications.
    private static readonly PostgreSqlStorageOptions Options = new() { EnableLongPolling = true };

    /// <summary>After which a job is given to another server whose own was lost.</summary>
    public static TimeSpan InvisibilityTimeout => Options.InvisibilityTimeout;

    public static void Configure(string connection) => GlobalConfiguration.Configuration
        .UseSimpleAssemblyNameTypeSerializer()
        .UseRecommendedSerializerSettings()
        .UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(connection), Options);

    public static async Task<int> RunAsync(string connection)
    {
        Configure(connection);
        using var server = new BackgroundJobServer();
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }
}
