using System.Data.Common;
using Dapper;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>The one connection that writes, and the transaction that it is in. Used by one thread.</summary>
internal abstract class SqlSession(DbConnection connection) : IDisposable
{
    private long? _leaderEpoch;

    /// <summary>The connection, after what was to be sent later.</summary>
    public DbConnection Connection
    {
        get
        {
            Flush();
            return connection;
        }
    }

    /// <summary>What a select says to keep others from changing the row before this transaction ends.</summary>
    public abstract string ForShare { get; }

    /// <summary>What a select says to change the row afterwards, whatever others do meanwhile.</summary>
    public abstract string ForUpdate { get; }

    public virtual void Begin() => Execute("BEGIN TRANSACTION");

    public virtual void Commit() => Execute("COMMIT TRANSACTION");

    /// <summary>Rolls back; false where a connection that broke has taken its transaction with it, and the session is of no use any more. What broke it is to be told, not that.</summary>
    public bool TryRollback()
    {
        try
        {
            Rollback();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    protected virtual void Rollback() => Execute("ROLLBACK TRANSACTION");

    /// <summary>Sends what was to be sent later, where there is such.</summary>
    /// <exception cref="LaterFailedException">Something is wrong with it.</exception>
    public virtual void Flush()
    {
    }

    /// <summary>Inserts a row for each task of the chunk's runs, now or later.</summary>
    public abstract void InsertTasks(ChunkRecord chunk);

    /// <summary>
    /// Runs a statement that is kept prepared, with values for <c>$1</c>, <c>$2</c> and so on in the order of their first use: what every small job writes. It is run now, or with others before
    /// the next statement that is not.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="unchanged">What is thrown where it changes no row; null where it may.</param>
    /// <param name="values">Its values.</param>
    public abstract void Run(string sql, Func<Exception>? unchanged, params ReadOnlySpan<object?> values);

    /// <summary>Runs such a statement, now or with others, and tells the whole number in the first column of its first row; null where there is no row.</summary>
    public abstract void Number(string sql, Action<long?> then, params ReadOnlySpan<object?> values);

    /// <summary>Runs such a statement now for the whole number in the first column of its first row; null where there is no row.</summary>
    public abstract long? Number(string sql, params ReadOnlySpan<object?> values);

    public int Execute(string sql, object? parameters = null) => Connection.Execute(sql, parameters);

    public T? Scalar<T>(string sql, object? parameters = null) => Connection.ExecuteScalar<T>(sql, parameters);

    /// <summary>Fails unless this is the leader's epoch; looked up once a transaction.</summary>
    public void RequireLeader(long epoch)
    {
        _leaderEpoch ??= Number("SELECT epoch FROM leadership WHERE single = 1" + ForShare);
        if (_leaderEpoch != epoch)
            throw new StaleEpochException($"The leader's epoch is {_leaderEpoch} now; this writer has {epoch} and must stop.");
    }

    public void ForgetLeader() => _leaderEpoch = null;

    public virtual void Dispose() => connection.Dispose();
}
