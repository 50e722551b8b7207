using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>A PostgreSQL server of this run's own: a fresh data directory, a free port of the loopback, gone at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "akkacluster-pg-" + Guid.NewGuid().ToString("N")[..8]);
    private int _databases;

    public PostgresServer()
    {
        Directory.CreateDirectory(_directory);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Run("chown", "postgres", _directory);
        AsPostgres("initdb", "-D", $"{_directory}/data", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C");
        Start();
    }

    /// <summary>The directory of Debian's server binaries, or null where none is installed.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    /// <summary>The one that all tests of a process share.</summary>
    public static PostgresServer Instance => Started.Value;

    /// <summary>Where it listens on the loopback.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The path of the server's socket.</summary>
    public string Socket => Path.Combine(_directory, $".s.PGSQL.{Port}");

    /// <summary>Its processes, the first of all before those that it has started; none where it does not run.</summary>
    public IReadOnlyList<int> Processes
    {
        get
        {
            var known = $"{_directory}/data/postmaster.pid";
            var first = File.Exists(known) ? File.ReadLines(known).First() : "";
            var children = $"/proc/{first}/task/{first}/children";
            return File.Exists(children) ? [.. File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(first).Select(process => int.Parse(process, CultureInfo.InvariantCulture))] : [];
        }
    }

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

    /// <param name="mode">As <c>pg_ctl</c> has it: <c>fast</c> ends its sessions in order, <c>immediate</c> ends it like a crash.</param>
    public void Stop(string mode = "immediate") => AsPostgres("pg_ctl", "-D", $"{_directory}/data", "-w", "-m", mode, "stop");

    public void Start() => AsPostgres("pg_ctl", "-D", $"{_directory}/data", "-w", "-l", $"{_directory}/log", "-o", $"-p {Port} -k {_directory} -c listen_addresses=127.0.0.1", "start");

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

    private string ConnectionString(string database) => $"Host={_directory};Port={Port};Username=postgres;Database={database}";
}
