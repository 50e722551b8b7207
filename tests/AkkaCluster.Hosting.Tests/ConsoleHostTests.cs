using System.Net;
using System.Net.Sockets;
using AkkaCluster.Hosting.Tests.Support;

namespace AkkaCluster.Hosting.Tests;

[Collection(WholeNodes.Name)]
public class ConsoleHostTests
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_node_serves_http_until_its_actor_system_ends()
    {
        var node = new LocalNode();
        var running = node.RunAsync("--set", "akka.actor.provider=local");
        var (system, address) = await node.Started.WaitAsync(Patience);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{address.Port}") };
        Assert.Equal("akkacluster ok\n", await Eventually(() => http.GetStringAsync("/healthz")));
        Assert.Contains("# TYPE", await http.GetStringAsync("/metrics"), StringComparison.Ordinal);
        await system.Terminate();
        Assert.Equal(ExitCodes.Removed, await running.WaitAsync(Patience));
        Assert.True(node.Stopped);
        ThreadPool.GetMinThreads(out var threads, out _);
        Assert.InRange(threads, 16, int.MaxValue);
    }

    [Fact]
    public async Task A_node_that_is_asked_to_end_while_it_starts_ends_in_order()
    {
        var node = new LocalNode { Prepared = (_, _) => Assert.Equal(0, SendSignal(Environment.ProcessId, Terminate)), PreparesUntilStopped = true };
        var code = await node.RunAsync().WaitAsync(Patience);
        Assert.Equal((ExitCodes.Ok, true, false), (code, node.Stopped, node.Started.IsCompleted));
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--set", "akkacluster.prot=1")]
    [InlineData("--config", "/no/such.conf")]
    [InlineData("--config", "/no/such.json")]
    [InlineData("--hostname", "0.0.0.0")]
    public async Task What_is_wrong_with_its_settings_ends_it_with_an_exit_code_of_its_own_before_anything_starts(params string[] arguments)
    {
        var node = new LocalNode { Prepared = (_, _) => Assert.Fail("It was prepared.") };
        Assert.Equal(ExitCodes.BadOptions, await node.RunAsync(arguments));
    }

    [Theory]
    [InlineData("remote")]
    [InlineData("http")]
    public async Task A_port_that_another_process_takes_after_it_was_found_free_ends_the_node_with_the_exit_code_for_that(string taken)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var node = new LocalNode
        {
            Prepared = (address, http) =>
            {
                other.Bind(new IPEndPoint(IPAddress.Loopback, taken == "http" ? http.Port : address.Port));
                other.Listen();
            },
        };
        Assert.Equal(ExitCodes.CannotListen, await node.RunAsync().WaitAsync(Patience));
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
