using System.Globalization;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace AkkaCluster.Peers.Peers;

/// <summary>Orleans: a grain per task with its state in PostgreSQL, two silos. It queues nothing: the client keeps as many calls under way as the others run tasks.</summary>
internal sealed class OrleansPeer : IPeer
{
    private const int Silos = 2;
    private const int InFlight = 64;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<ChildProcess> _silos = [];
    private readonly RedisServer _redis = new();
    private IHost? _client;
    private long _last;

    public string Name => "Orleans 10.4.2, PostgreSQL";

    public string Setup => $"2 silos, members in Redis, a grain per task, {IPeer.Slots} calls at once for commands and {InFlight} for the rest, called again by the client after a failure; the task, and its output";

    public string? Missing => Installed.MissingPostgres ?? RedisServer.Missing;

    /// <summary>Grains are placed by whichever silo is called.</summary>
    public Func<Task>? KillScheduler => null;

    public async Task StartAsync()
    {
        var connection = Postgres.CreateDatabase();
        PostgresGrainStorage.CreateTable(connection);
        await _redis.StartAsync().ConfigureAwait(false);
        for (var i = 0; i < Silos; i++)
        {
            var gateway = ChildProcess.FreePort();
            _silos.Add(ChildProcess.StartSelf("orleans", Text(ChildProcess.FreePort()), Text(gateway), _redis.Address, connection));
            await _silos[^1].UntilListeningAsync(gateway).ConfigureAwait(false);
        }
        _client = new HostBuilder().UseOrleansClient(client => client
            .Configure<ClusterOptions>(OrleansHost.Name)
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(_redis.Address))).Build();
        await _client.StartAsync().ConfigureAwait(false);
    }

    public async Task<double?> BulkAsync(int tasks)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, tasks, AtOnce(InFlight), async (_, _) => await Next().RunAsync([]).ConfigureAwait(false)).ConfigureAwait(false);
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A grain is one task.</summary>
    public Task<double?> ChunksAsync(int tasks) => Task.FromResult<double?>(null);

    public async Task<Load?> SinglesAsync(int clients, TimeSpan time) => await Load.RunAsync(clients, time, () => Next().RunAsync([])).ConfigureAwait(false);

    public async Task<Outputs> CommandsAsync(int count, params string[] words)
    {
        var began = TimeProvider.System.GetTimestamp();
        long bytes = 0;
        await Parallel.ForAsync(0, count, AtOnce(IPeer.Slots), async (i, _) =>
            Interlocked.Add(ref bytes, (await Next().RunAsync([.. words, Text(i)]).ConfigureAwait(false)).Length)).ConfigureAwait(false);
        return new Outputs(TimeProvider.System.GetElapsedTime(began).TotalSeconds, bytes);
    }

    public Task<bool> BeginAsync(int count, params string[] words)
    {
        _ = Parallel.ForAsync(0, count, AtOnce(IPeer.Slots), (i, _) => InsistAsync(Next(), [.. words, Text(i)]));
        return Task.FromResult(true);
    }

    public Task KillWorkerAsync()
    {
        _silos[^1].Kill();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await Task.WhenAny(_client.StopAsync(), Task.Delay(TimeSpan.FromSeconds(5))).ConfigureAwait(false);
        _client?.Dispose();
        _silos.ForEach(silo => silo.Dispose());
        _redis.Dispose();
    }

    private static ParallelOptions AtOnce(int calls) => new() { MaxDegreeOfParallelism = calls };

    private static async ValueTask InsistAsync(ITaskGrain grain, string[] words)
    {
        while (true)
        {
            try
            {
                await grain.RunAsync(words).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException)
            {
                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
    }

    private ITaskGrain Next() => _client!.Services.GetRequiredService<IGrainFactory>().GetGrain<ITaskGrain>(Interlocked.Increment(ref _last));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
