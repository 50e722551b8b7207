using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Pbm.Tests;

public sealed class HostTests : Akka.TestKit.Xunit2.TestKit
{
    private readonly PbmHost _host;
    private readonly int _port;

    public HostTests() : base("akka { loglevel = INFO, stdout-loglevel = OFF }")
    {
        _host = new PbmHost(Sys, new PbmAddress("127.0.0.1", 0), new PbmOptions { MaxLineSize = 4096, HelloTimeout = TimeSpan.FromSeconds(20) });
        _host.RegisterCommandPalette(EchoHandler.Palette);
        _host.Start();
        _host.Start();
        _port = _host.EndPoint!.Port;
    }

    [Fact]
    public async Task A_command_is_run_by_its_palette()
    {
        Assert.Equal(new PbmResult(0, "hello", ""), await Pbm.RunAsync(_port, "echo", "say", "-m", "hello"));
        Assert.Equal(new PbmResult(0, "one\ntwo\nthree", ""), await Pbm.RunAsync(_port, "echo", "count"));
    }

    [Fact]
    public async Task A_failure_is_told_and_the_palette_goes_on()
    {
        Assert.Equal(new PbmResult(1, "", "echo break failed: broken"), await Pbm.RunAsync(_port, "echo", "break"));
        Assert.Equal(new PbmResult(1, "", "asked for"), await Pbm.RunAsync(_port, "echo", "fail"));
        Assert.Equal(0, (await Pbm.RunAsync(_port, "echo", "count")).Code);
        Assert.Equal(2, (await Pbm.RunAsync(_port, "echo", "sing")).Code);
    }

    [Fact]
    public async Task A_session_runs_line_after_line()
    {
        var result = await Pbm.TypeAsync(_port, "echo say -m 'a b'\n\nhelp\necho fail\nexit\necho count\n");
        Assert.StartsWith("a b\nactor                hierarchy\necho ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("three", result.Output, StringComparison.Ordinal);
        Assert.Equal((1, "asked for"), (result.Code, result.Error));
    }

    [Fact]
    public async Task The_hierarchy_of_actors_is_printed_to_the_depth_and_from_the_start_that_are_asked_for()
    {
        Sys.ActorOf(Props.Create(() => new Parent()), "parent").Tell("go", TestActor);
        ExpectMsg("gone");
        var all = await Pbm.RunAsync(_port, "actor", "hierarchy");
        Assert.Contains("\n  user\n    parent\n      child\n", all.Output + "\n", StringComparison.Ordinal);
        Assert.Equal("akka://test/user\n  parent", (await Pbm.RunAsync(_port, "actor", "hierarchy", "-s", "/user", "-d", "1")).Output);
        Assert.Equal(1, (await Pbm.RunAsync(_port, "actor", "hierarchy", "-s", "/user/none")).Code);
        Assert.Equal(1, (await Pbm.RunAsync(_port, "actor", "hierarchy", "-d", "x")).Code);
    }

    [Fact]
    public async Task The_log_is_followed_until_it_is_cancelled()
    {
        using var output = new Transcript();
        using var cancel = new CancellationTokenSource();
        var following = Pbm.FollowAsync(_port, json: false, output, cancel.Token, "log", "tail");
        await AwaitAssertAsync(() => Assert.Contains("Log of test", output.ToString(), StringComparison.Ordinal));
        Log.Info("written down");
        await AwaitAssertAsync(() => Assert.Contains("written down", output.ToString(), StringComparison.Ordinal));
        await cancel.CancelAsync();
        Assert.Equal(130, await following);
        await AwaitAssertAsync(async () => Assert.DoesNotContain("$", (await Pbm.RunAsync(_port, "actor", "hierarchy", "-s", "/system/pbm-log")).Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_may_be_followed_as_json()
    {
        using var output = new Transcript();
        using var cancel = new CancellationTokenSource();
        var following = Pbm.FollowAsync(_port, json: true, output, cancel.Token, "log", "tail");
        await AwaitAssertAsync(() => Assert.StartsWith("""{"system":"test","level":"INFO"}""", output.ToString(), StringComparison.Ordinal));
        Log.Error(new InvalidOperationException("why"), "written {0}", "down");
        await AwaitAssertAsync(() => Assert.Contains("written down", output.ToString(), StringComparison.Ordinal));
        await cancel.CancelAsync();
        await following;
        var entry = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Single(l => l["message"]?.GetValue<string>() == "written down");
        Assert.Equal("ERROR", entry["level"]!.GetValue<string>());
        Assert.StartsWith("System.InvalidOperationException: why", entry["cause"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEqual(default, entry["time"]!.GetValue<DateTime>());
        Assert.NotNull(entry["source"]);
    }

    [Fact]
    public async Task The_hierarchy_of_actors_may_be_json()
    {
        var tree = await Pbm.JsonAsync(_port, "actor", "hierarchy", "-s", "/system", "-d", "1");
        Assert.False(tree["truncated"]!.GetValue<bool>());
        Assert.Equal("""{"path":"akka://test/system","level":0}""", tree["actors"]![0]!.ToJsonString());
        Assert.Contains(tree["actors"]!.AsArray(), a => a!.ToJsonString() == """{"path":"akka://test/system/pbm-echo","level":1}""");
    }

    [Fact]
    public async Task What_has_no_json_of_its_own_is_wrapped_and_failures_are_objects()
    {
        Assert.Equal("""{"text":"hello"}""", (await Pbm.RunAsync(_port, "--json", "echo", "say", "-m", "hello")).Output);
        Assert.Equal(new PbmResult(1, "", """{"error":"asked for"}"""), await Pbm.RunAsync(_port, "--json", "echo", "fail"));
        Assert.Equal(new PbmResult(2, "", "--format is 'xml'; expected text or json."), await Pbm.RunAsync(_port, "actor", "hierarchy", "--format", "xml"));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("\0\u0001\u0002\n")]
    [InlineData("{}\n")]
    [InlineData("{\"hello\":\n")]
    [InlineData("{\"hello\":99}\n")]
    [InlineData("{\"hello\":1}\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n")]
    [InlineData("{\"hello\":1}\n{\"id\":1,\"words\":[]}\nnonsense\n")]
    [InlineData("{\"hello\":1}\n{\"id\":1,\"words\":[null]}\n")]
    [InlineData("{\"hello\":1}\n{\"id\":1,\"words\":[\"echo\",null]}\n")]
    public async Task Garbage_ends_the_connection_with_a_reason_and_the_host_lives(string garbage)
    {
        var answer = await ExchangeAsync(Encoding.UTF8.GetBytes(garbage));
        Assert.Contains("\"error\":true", answer, StringComparison.Ordinal);
        Assert.Equal(0, (await Pbm.RunAsync(_port, "echo", "count")).Code);
    }

    [Fact]
    public async Task A_huge_line_is_refused_before_it_is_kept()
    {
        Assert.Contains("longer than 4096 bytes", await ExchangeAsync(Encoding.UTF8.GetBytes(new string('x', 10_000))), StringComparison.Ordinal);
        Assert.Contains("longer than 4096 bytes", await ExchangeAsync(Encoding.UTF8.GetBytes("{\"hello\":1}\n{\"id\":1,\"words\":[\"" + new string('x', 10_000))), StringComparison.Ordinal);
        Assert.Equal(0, (await Pbm.RunAsync(_port, "echo", "count")).Code);
    }

    [Fact]
    public async Task A_thousand_idle_connections_are_borne()
    {
        var idle = new List<TcpClient>();
        for (var i = 0; i < 1000; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            idle.Add(client);
        }

        Assert.Equal(0, (await Pbm.RunAsync(_port, "echo", "count")).Code);
        idle.ForEach(c => c.Dispose());
        Assert.Equal(0, (await Pbm.RunAsync(_port, "echo", "count")).Code);
    }

    [Fact]
    public async Task A_client_that_leaves_takes_its_commands_along()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync("127.0.0.1", _port);
            await client.GetStream().WriteAsync("{\"hello\":1}\n{\"id\":1,\"words\":[\"log\",\"tail\"]}\n"u8.ToArray());
            await AwaitAssertAsync(async () => Assert.Contains("$", (await Pbm.RunAsync(_port, "actor", "hierarchy", "-s", "/system/pbm-log")).Output, StringComparison.Ordinal));
        }

        await AwaitAssertAsync(async () => Assert.DoesNotContain("$", (await Pbm.RunAsync(_port, "actor", "hierarchy", "-s", "/system/pbm-log")).Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_palette_is_registered_once() => Assert.False(_host.RegisterCommandPalette(EchoHandler.Palette));

    /// <summary>Sends the bytes, and reads until the host closes.</summary>
    private async Task<string> ExchangeAsync(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        var stream = client.GetStream();
        await stream.WriteAsync(bytes);
        client.Client.Shutdown(SocketShutdown.Send);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread: what was said before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private sealed class Parent : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Context.ActorOf(Props.Create(() => new Akka.TestKit.TestActors.BlackHoleActor()), "child");
            Sender.Tell("gone");
        }
    }
}
