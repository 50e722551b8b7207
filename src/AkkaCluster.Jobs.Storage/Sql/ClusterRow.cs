using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The one row of the table <c>cluster</c>.</summary>
internal sealed class ClusterRow(SqlDialect dialect, SqlReader reader, GroupCommit writes)
{
    public Task<ClusterRecord> ReadClusterAsync(CancellationToken cancellation = default) => reader.ReadAsync(async (connection, token) =>
    {
        var row = await connection.QuerySingleAsync<(long Founding, long Version, string System, string Seeds, string Members, long WrittenAt)>(new CommandDefinition(
            "SELECT founding, version, system_name, seeds, members, written_at FROM cluster WHERE single = 1", cancellationToken: token)).ConfigureAwait(false);
        return new ClusterRecord
        {
            Founding = row.Founding,
            Version = row.Version,
            System = row.System,
            Seeds = Lines(row.Seeds),
            Members = [.. Lines(row.Members).Select(ClusterMember.Parse)],
            WrittenAt = DateTimeOffset.FromUnixTimeMilliseconds(row.WrittenAt),
        };
    }, cancellation);

    public Task<bool> WriteClusterAsync(ClusterRecord cluster) => writes.EnqueueAsync(session => session.Execute(
        "UPDATE cluster SET founding = @Founding, version = version + 1, system_name = @System, seeds = @seeds, members = @members, "
        + $"written_at = {dialect.Milliseconds} WHERE single = 1 AND version = @Version",
        new { cluster.Founding, cluster.Version, cluster.System, seeds = string.Join('\n', cluster.Seeds), members = string.Join('\n', cluster.Members) }) == 1);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
