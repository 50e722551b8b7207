using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AkkaCluster.Samples.Shop.Store;

/// <summary>The shop's database, which the journal is in too: SQLite for nodes of one machine, PostgreSQL for several.</summary>
internal sealed class ShopDatabase
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY, hash TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS edit (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS order_view (id TEXT PRIMARY KEY, owner TEXT NOT NULL, state TEXT NOT NULL, placed_at BIGINT NOT NULL, bucket INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS order_by_owner ON order_view (owner, placed_at);
        CREATE TABLE IF NOT EXISTS projection (name TEXT PRIMARY KEY, seen BIGINT NOT NULL);
        """;

    // Servers serve 100 connections unless they are told otherwise, to all nodes together.
    private const int Connections = 20;

    public ShopDatabase(IOptions<ShopOptions> options)
    {
        IsPostgres = options.Value.Postgres.Length > 0;
        ConnectionString = IsPostgres ? $"Maximum Pool Size={Connections};{options.Value.Postgres}" : $"Data Source={Path.Combine(Directory.CreateDirectory(options.Value.Directory).FullName, "shop.db")};Default Timeout=10";
    }

    public bool IsPostgres { get; }

    public string ConnectionString { get; }

    /// <summary>As linq2db, which the journal is written by, calls it.</summary>
    public string Provider => IsPostgres ? "PostgreSQL.15" : "SQLite.MS";

    /// <summary>Makes what is not there.</summary>
    public void Create()
    {
        using var connection = Open();
        // Whoever reads does not wait for who writes; it is a property of the file.
        if (!IsPostgres)
            connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute(Schema);
    }

    public DbConnection Open()
    {
        DbConnection connection = IsPostgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The value that the first who asked gave it.</summary>
    public string Setting(string name, Func<string> first)
    {
        using var connection = Open();
        connection.Execute("INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING", new { name, value = first() });
        return connection.QuerySingle<string>("SELECT value FROM setting WHERE name = @name", new { name });
    }
}
