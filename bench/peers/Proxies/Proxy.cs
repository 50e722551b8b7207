using System.Globalization;
using AkkaCluster.Cli.Local;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Proxies;

/// <summary>A balancer of HTTP before two web servers that answer at once, called by ApacheBench.</summary>
internal sealed class Proxy : ISubject
{
    public const int Clients = 64;

    private readonly TemporaryFolder _folder = new();
    private readonly List<ChildProcess> _running = [];
    private readonly List<int> _backends = [];
    private readonly Func<Proxy, int, ChildProcess>? _start;
    private int _port;

    private Proxy(string name, string setup, Func<Proxy, int, ChildProcess>? start, string? missing = null)
    {
        (Name, Setup, _start) = (name, setup, start);
        Missing = missing ?? Installed.MissingProgram("ab", "apache2-utils");
    }

    public string Name { get; }

    public string Setup { get; }

    public string? Missing { get; }

    public static Proxy None() => new("none: one of the servers itself", "ASP.NET Core", start: null);

    // Connections to the servers are kept, as its documents have it for HTTP.
    public static Proxy Nginx() => new("nginx 1.22.1", "`worker_processes auto`, `keepalive 64`", (proxy, port) =>
    {
        var folder = proxy._folder.Path;
        var file = proxy.Write("nginx.conf", $$"""
            worker_processes auto;
            daemon off;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              upstream backends { {{string.Concat(proxy._backends.Select(backend => $"server 127.0.0.1:{backend}; "))}} keepalive {{Clients}}; }
              server { listen 127.0.0.1:{{port}}; keepalive_requests 1000000; location / { proxy_pass http://backends; proxy_http_version 1.1; proxy_set_header Connection ""; } }
            }
            """);
        return ChildProcess.Start(Installed.Find("nginx"), ["-c", file, "-e", folder + "/error.log"]);
    }, Installed.MissingProgram("nginx", "nginx"));

    public static Proxy HaProxy() => new("HAProxy 2.6.12", "`balance roundrobin`, checks", (proxy, port) =>
    {
        var file = proxy.Write("haproxy.cfg", $"""
            defaults
              mode http
              timeout connect 5s
              timeout client 30s
              timeout server 30s
            frontend front
              bind 127.0.0.1:{port}
              default_backend backends
            backend backends
              balance roundrobin
              {string.Join("\n  ", proxy._backends.Select(backend => $"server s{backend} 127.0.0.1:{backend} check"))}

            """);
        return ChildProcess.Start(Installed.Find("haproxy"), ["-db", "-f", file]);
    }, Installed.MissingProgram("haproxy", "haproxy"));

    public static Proxy Yarp() => new("YARP 2.3.0", "`RoundRobin`", (proxy, port) => ChildProcess.StartSelf(["yarp", Text(port), .. proxy._backends.Select(Text)]));

    public static Proxy Ours() => new("AkkaCluster.LoadBalancer", "round-robin over gateways", (proxy, port) => ChildProcess.Start(
        HostPrograms.DotNet,
        ["exec", HostPrograms.Find("AkkaCluster.LoadBalancer"), "--port", Text(ChildProcess.FreePort()), "--http-port", Text(port), "--servers", string.Join(',', proxy._backends.Select(backend => $"http://127.0.0.1:{backend}")), "--stop-with-parent"]));

    public async Task StartAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            _backends.Add(ChildProcess.FreePort());
            await RunAsync(ChildProcess.StartSelf("backend", Text(_backends[^1])), _backends[^1]).ConfigureAwait(false);
        }
        _port = _start is null ? _backends[0] : ChildProcess.FreePort();
        if (_start is not null)
            await RunAsync(_start(this, _port), _port).ConfigureAwait(false);
    }

    public Task WarmUpAsync() => CallAsync(2_000);

    /// <summary>Calls a second, and the milliseconds within which a half and 99 % of them are answered.</summary>
    public async Task<double[]?> MeasureAsync(int calls)
    {
        var (rate, percentiles) = await CallAsync(calls).ConfigureAwait(false);
        return [rate, percentiles[50], percentiles[99]];
    }

    public ValueTask DisposeAsync()
    {
        _running.ForEach(process => process.Dispose());
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task RunAsync(ChildProcess process, int port)
    {
        _running.Add(process);
        await process.UntilListeningAsync(port).ConfigureAwait(false);
    }

    private async Task<(double Rate, Dictionary<int, double> Percentiles)> CallAsync(int calls)
    {
        var (body, table) = (Write("body", """{"kind":"noop","input":"1"}"""), Path.Combine(_folder.Path, "percentiles"));
        var said = await Command.RunAsync("ab", "-q", "-k", "-l", "-c", Text(Clients), "-n", Text(calls), "-p", body, "-T", "application/json", "-e", table, $"http://127.0.0.1:{_port}/v1/tasks").ConfigureAwait(false);
        if (Field(said, "Failed requests:") != 0 || said.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"Not all calls were answered well: {said}");
        return (Field(said, "Requests per second:"), File.ReadLines(table).Skip(1).Select(line => line.Split(',')).ToDictionary(line => int.Parse(line[0], CultureInfo.InvariantCulture), line => double.Parse(line[1], CultureInfo.InvariantCulture)));
    }

    private static double Field(string said, string name) =>
        double.Parse(said.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
