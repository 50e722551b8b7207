using System.Data.Common;
using System.Net.Sockets;
using AkkaCluster.Jobs.Storage.Sql;
using Npgsql;

namespace AkkaCluster.Jobs.Storage.Postgres;

/// <summary>PostgreSQL, for clusters of several machines.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <summary>The server has ended a session that had stood still in a transaction.</summary>
    private const string IdleInTransaction = "25P03";

    private const long SchemaLock = 0x616b6b61636c7573;

    // Servers serve 100 connections unless they are told otherwise, to all nodes together.
    private const int Readers = 10;

    private readonly NpgsqlDataSource _readers;
    private readonly string _writer;

    public PostgresDialect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "akkacluster", MaxAutoPrepare = 40, AutoPrepareMinUsages = 3 };
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = Readers;
        Description = $"The job store {settings.Database} on {settings.Host}:{settings.Port}";
        _readers = NpgsqlDataSource.Create(settings);
        settings.Pooling = false;
        _writer = settings.ToString();
    }

    public override string Description { get; }

    public override string Migrations => "postgres";

    public override string TableExists => "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA() AND table_name = @name";

    public override string Milliseconds => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    public override void LockSchema(SqlSession session) => session.Execute("SELECT pg_advisory_xact_lock(@SchemaLock)", new { SchemaLock });

    public override SqlSession OpenSession(bool create)
    {
        var connection = new NpgsqlConnection(_writer);
        try
        {
            connection.Open();
            var session = new PostgresSession(connection);
            // A node that stands still in the middle of a write, or whose host is gone, must not keep its locks: the others could not take over from it.
            session.Execute("SET idle_in_transaction_session_timeout = '5s'");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override async Task<DbConnection> OpenReaderAsync(CancellationToken cancellation) => await _readers.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    public override Exception? Translate(Exception failure) => failure switch
    {
        StoreUnavailableException or StoreCorruptException => failure,
        PostgresException e => Of(e),
        NpgsqlException or SocketException or IOException or TimeoutException => Unavailable(failure),
        _ => null,
    };

    public override bool MayBeCommitted(Exception failure) => failure is not PostgresException;

    public override void ForgetReaders() => _readers.Clear();

    public override void Close() => _readers.Dispose();

    private Exception? Of(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => new StoreUnavailableException($"{Description} has no disk space left. Free some: jobs wait until then.", e),
        PostgresErrorCodes.InvalidCatalogName => new StoreUnavailableException($"{Description} does not exist. Create the database.", e),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StoreUnavailableException($"{Description} refuses the user: {e.MessageText}. Check the connection string.", e),
        PostgresErrorCodes.UndefinedTable => new StoreCorruptException($"{Description} lacks a table of the job store: {e.MessageText}.", e),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StoreCorruptException($"{Description} is damaged: {e.MessageText}. Restore a copy.", e),
        _ when e.IsTransient || e.SqlState == IdleInTransaction || e.SqlState.StartsWith("57", StringComparison.Ordinal) || e.SqlState.StartsWith("53", StringComparison.Ordinal) => Unavailable(e),
        _ => null,
    };

    private StoreUnavailableException Unavailable(Exception cause) => new($"{Description} cannot be used now: {cause.Message}", cause);
}
