using System.Data.Common;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Reads from pooled connections.</summary>
internal sealed class SqlReader(SqlDialect dialect)
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private bool _closed;

    /// <summary>Runs a read away from the caller's thread: SQLite reads block, however they are called.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        Begin();
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
        finally
        {
            End();
        }
    }

    /// <summary>Lets the reads that are under way end, for a while: none opens the store's files again behind whoever has closed it.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_underWay == 0)
                _idle.TrySetResult();
        }

        return Task.WhenAny(_idle.Task, Task.Delay(ClosingTime));
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_closed)
                throw new StoreUnavailableException($"{dialect.Description} is closed: this node ends.");
            _underWay++;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_underWay == 0 && _closed)
                _idle.TrySetResult();
        }
    }
}
