using System.Data.Common;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Reads from pooled connections.</summary>
internal sealed class SqlReader(SqlDialect dialect)
{
    /// <summary>Runs a read away from the caller's thread: SQLite reads block, however they are called.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(async () =>
            {
                await using var connection = await dialect.OpenReaderAsync(cancellation).ConfigureAwait(false);
                return await read(connection, cancellation).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (dialect.Translate(e) is { } failure)
        {
            throw failure;
        }
    }
}
