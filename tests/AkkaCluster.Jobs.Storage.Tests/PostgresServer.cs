using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>A PostgreSQL server of this test run's own: a fresh data directory, a free port, gone at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "akkacluster-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly int _port = FreePort();
    private int _databases;

    private PostgresServer()
    {
        Directory.CreateDirectory(_directory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Run("chown", "postgres", _directory);
        AsPostgres("initdb", "-D", $"{_directory}/data", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C");
        AsPostgres("pg_ctl", "-D", $"{_directory}/data", "-w", "-l", $"{_directory}/log", "-o", $"-p {_port} -k {_directory} -c listen_addresses=127.0.0.1", "start");
    }

    /// <summary>The directory of Debian's server binaries, or null where none is installed.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    public static PostgresServer Instance => Started.Value;

    /// <summary>The path of the server's socket.</summary>
    public string Socket => Path.Combine(_directory, $".s.PGSQL.{_port}");

    /// <summary>An empty database.</summary>
    public string CreateDatabase()
    {
        var name = $"jobs{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        create.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void Stop() => AsPostgres("pg_ctl", "-D", $"{_directory}/data", "-w", "-m", "immediate", "stop");

    public void Start() => AsPostgres("pg_ctl", "-D", $"{_directory}/data", "-w", "-l", $"{_directory}/log", "-o", $"-p {_port} -k {_directory} -c listen_addresses=127.0.0.1", "start");

    public void Dispose()
    {
        try
        {
            Stop();
        }
        catch (InvalidOperationException)
        {
            // It does not run any more.
        }

        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private static void AsPostgres(string program, params string[] arguments) => Run("runuser", ["-u", "postgres", "--", Path.Combine(Binaries!, program), .. arguments]);

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit(60_000);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string ConnectionString(string database) => $"Host={_directory};Port={_port};Username=postgres;Database={database}";
}
