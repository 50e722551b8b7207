using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Pbm;
using AkkaCluster.Hosting.Tests.Support;

namespace AkkaCluster.Hosting.Tests;

[Collection(WholeNodes.Name)]
public class NodeHostTests
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_node_serves_http_until_its_actor_system_ends()
    {
        var started = new TaskCompletionSource<(ActorSystem System, NodeSettings Settings)>();
        var composition = new LocalComposition((system, settings) => started.SetResult((system, settings)));
        var running = NodeHost.RunAsync(composition, ["--no-pbm", "--http-port", "0", "--port", "0", "--set", "akka.actor.provider=local", "--log-level", "Warning"]);
        var (system, settings) = await started.Task.WaitAsync(Patience);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{settings.HttpPort}") };
        Assert.Equal("akkacluster ok\n", await Eventually(() => http.GetStringAsync("/healthz")));
        Assert.Contains("# TYPE", await http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        await system.Terminate();
        Assert.Equal(ExitCodes.Removed, await running.WaitAsync(Patience));
        Assert.True(composition.Stopped);
        ThreadPool.GetMinThreads(out var threads, out _);
        Assert.InRange(threads, 16, int.MaxValue);
    }

    [Fact]
    public async Task A_node_that_is_asked_to_end_while_it_starts_ends_in_order()
    {
        var composition = new LocalComposition((_, _) => Assert.Fail("It was started.")) { Prepared = _ => Assert.Equal(0, SendSignal(Environment.ProcessId, Terminate)), PreparesUntilStopped = true };
        var code = await NodeHost.RunAsync(composition, ["--no-pbm", "--http-port", "0", "--port", "0", "--set", "akka.actor.provider=local", "--log-level", "Warning"]).WaitAsync(Patience);
        Assert.Equal((ExitCodes.Ok, true), (code, composition.Stopped));
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_its_own_exit_code() =>
        Assert.Equal(ExitCodes.BadOptions, await NodeHost.RunAsync(new LocalComposition((_, _) => { }), ["--nonsense"]));

    [Theory]
    [InlineData("remote")]
    [InlineData("http")]
    [InlineData("pbm")]
    public async Task A_port_that_another_process_takes_after_it_was_found_free_ends_the_node_with_the_exit_code_for_that(string taken)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var composition = new LocalComposition((system, settings) => { if (settings.PbmEnabled) PbmConsole.Start(system, null); })
        {
            Prepared = settings =>
            {
                other.Bind(new IPEndPoint(IPAddress.Loopback, taken switch { "http" => settings.HttpPort, "pbm" => settings.PbmPort, _ => settings.Port }));
                other.Listen();
            },
        };
        var code = await NodeHost.RunAsync(composition, [taken == "pbm" ? "--pbm-port=0" : "--no-pbm", "--http-port", "0", "--port", "0", "--set", "akka.actor.provider=remote", "--log-level", "Error"]).WaitAsync(Patience);
        Assert.Equal(ExitCodes.CannotListen, code);
    }

    private static async Task<T> Eventually<T>(Func<Task<T>> attempt)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Yield();
            }
        }
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);
}
