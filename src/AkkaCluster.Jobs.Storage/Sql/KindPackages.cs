using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The table <c>kind_packages</c>.</summary>
internal sealed class KindPackages(SqlReader reader, GroupCommit writes)
{
    private const string Named = "name = @name AND version = @version";

    /// <summary>Written as the index <c>jobs_pushed</c> has it.</summary>
    private const string OfJobs = "FROM jobs WHERE kind LIKE '%@%' AND kind LIKE '%@' || @version";
    private const string OfSchedules = "FROM schedules WHERE job LIKE '%@' || @version || '\"%'";

    public Task<IReadOnlyList<KindPackage>> ReadPackagesAsync(CancellationToken cancellation) => reader.ReadAsync<IReadOnlyList<KindPackage>>(async (connection, token) =>
    {
        var rows = await connection.QueryAsync<(string Name, string Version, string Kinds, string Files, long PushedAt)>(
            new CommandDefinition("SELECT name, version, kinds, files, pushed_at FROM kind_packages ORDER BY number", cancellationToken: token)).ConfigureAwait(false);
        return [.. rows.Select(row => new KindPackage(row.Name, row.Version, row.Files, DateTimeOffset.FromUnixTimeMilliseconds(row.PushedAt)) { Kinds = row.Kinds })];
    }, cancellation);

    public Task AddPackageAsync(KindPackage package) => writes.EnqueueAsync(session =>
    {
        var (name, version) = (package.Name, package.Version);
        if (session.Scalar<string>("SELECT version FROM kind_packages WHERE name = @name ORDER BY number DESC LIMIT 1", new { name }) == version)
            return 0;
        var files = session.Scalar<string>($"DELETE FROM kind_packages WHERE {Named} RETURNING files", new { name, version }) ?? package.Files;
        return session.Execute(
            "INSERT INTO kind_packages (name, version, kinds, files, pushed_at) VALUES (@name, @version, @Kinds, @files, @at)", new { name, version, package.Kinds, files, at = package.PushedAt.ToUnixTimeMilliseconds() });
    });

    public Task<string?> RemovePackageAsync(string name, string version) => writes.EnqueueAsync(session =>
    {
        var package = new { name, version };
        if (session.Scalar<long>($"SELECT COUNT(*) FROM kind_packages WHERE {Named}", package) == 0)
            return null;
        if (session.Scalar<string>($"SELECT id {OfJobs} AND state < 2 LIMIT 1", package) is { } job)
            return $"job {job}";
        if (session.Scalar<string>($"SELECT name {OfSchedules} LIMIT 1", package) is { } schedule)
            return $"schedule {schedule}";
        session.Execute($"DELETE FROM kind_packages WHERE {Named}", package);
        return null;
    });

    /// <summary>Takes away packages in whose place a newer one has been since before a time, and that nothing names.</summary>
    public static void TakeUnused(SqlSession session, long before)
    {
        var old = session.Connection.Query<(string Name, string Version)>(
            "SELECT name, version FROM kind_packages WHERE EXISTS (SELECT 1 FROM kind_packages AS newer WHERE newer.name = kind_packages.name AND newer.number > kind_packages.number AND newer.pushed_at < @before)",
            new { before }).ToList();
        foreach (var (name, version) in old)
            session.Execute($"DELETE FROM kind_packages WHERE {Named} AND NOT EXISTS (SELECT 1 {OfJobs}) AND NOT EXISTS (SELECT 1 {OfSchedules})", new { name, version });
    }
}
