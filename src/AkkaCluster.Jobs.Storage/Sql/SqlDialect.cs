using System.Data.Common;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>What differs between the databases.</summary>
internal abstract class SqlDialect
{
    public abstract string Description { get; }

    /// <summary>The folder of the migrations among the embedded resources.</summary>
    public abstract string Migrations { get; }

    /// <summary>The folder of the additions: scripts that make a table of their own name each, which programs that know nothing of it do without.</summary>
    public string Additions => Migrations + "-additions";

    /// <summary>How to ask whether a table exists, as <c>@name</c>.</summary>
    public abstract string TableExists { get; }

    /// <summary>What the database's own clock says, in milliseconds since 1970.</summary>
    public abstract string Milliseconds { get; }

    /// <summary>Takes the lock under which migrations run; called within the transaction.</summary>
    public abstract void LockSchema(SqlSession session);

    /// <summary>Opens the connection that writes. The database may be created only when <paramref name="create"/>.</summary>
    public abstract SqlSession OpenSession(bool create);

    /// <summary>Opens a connection for reading; it comes from a pool.</summary>
    public abstract Task<DbConnection> OpenReaderAsync(CancellationToken cancellation);

    /// <summary>The store's own exception for a failure of the database, or null where the operation itself was wrong.</summary>
    public abstract Exception? Translate(Exception failure);

    /// <summary>Whether a commit that failed like this may have been done all the same: its answer was lost.</summary>
    public virtual bool MayBeCommitted(Exception failure) => false;

    /// <summary>Looks, without writing, whether the store's place is there and has room.</summary>
    /// <exception cref="StoreUnavailableException">It is not, or has none.</exception>
    public virtual void CheckPlace()
    {
    }

    /// <summary>Gives pooled connections up: the database was lost, and they may still hold on to what it was.</summary>
    public abstract void ForgetReaders();

    public virtual void Close() => ForgetReaders();
}
