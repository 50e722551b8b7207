using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AkkaCluster.Pbm.Client.Tests;

/// <summary>The client against whatever may answer at a port.</summary>
public sealed class ConnectionTests
{
    private const string Greeting = """{"hello":1,"system":"sys","address":"akka://sys","palettes":[]}""";

    [Fact]
    public async Task Nobody_there_is_told_by_the_exit_code()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var (code, _, error) = await RunAsync($"127.0.0.1:{port}", "cluster", "show");
        Assert.Equal(ExitCode.NoHost, code);
        Assert.Contains($"No pbm host at 127.0.0.1:{port}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_at_the_port_is_told()
    {
        var (code, _, error) = await AgainstAsync(["SSH-2.0-OpenSSH"], "cluster", "show");
        Assert.Equal(ExitCode.NoHost, code);
        Assert.Contains("is no pbm host", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ends_after_the_timeout()
    {
        var (code, _, error) = await AgainstAsync([], "--timeout", "0.2", "cluster", "show");
        Assert.Equal(ExitCode.NoHost, code);
        Assert.Contains("did not greet", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_printed_piece_by_piece()
    {
        var (code, output, _) = await AgainstAsync([Greeting, """{"id":1,"text":"one"}""", """{"id":1,"text":"two\nthree","final":true}"""], "a", "b");
        Assert.Equal((ExitCode.Done, "one\ntwo\nthree\n"), (code, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task The_text_of_a_host_that_has_no_json_is_wrapped()
    {
        var (code, output, _) = await AgainstAsync([Greeting, """{"id":1,"text":"two\nthree","final":true}"""], "a", "b", "--json");
        Assert.Equal((ExitCode.Done, """{"text":"two\nthree"}"""), (code, output.Trim()));
    }

    [Fact]
    public async Task The_json_of_a_host_is_printed_as_it_is()
    {
        const string offering = """{"hello":1,"system":"sys","address":"akka://sys","palettes":[{"name":"a","commands":[{"name":"b","description":"","arguments":[{"name":"format","switches":["--format"],"description":"","mandatory":false,"defaults":[]}]}]}]}""";
        var (code, output, _) = await AgainstAsync([offering, """{"id":1,"text":"[1,2]","final":true}"""], "A", "B", "--json");
        Assert.Equal((ExitCode.Done, "[1,2]"), (code, output.Trim()));
    }

    [Fact]
    public async Task A_failure_in_json_is_an_object()
    {
        var (code, output, error) = await AgainstAsync([Greeting, """{"id":1,"text":"broken","error":true,"final":true}"""], "a", "b", "--json");
        Assert.Equal((ExitCode.Failed, "", """{"error":"broken"}"""), (code, output, error.Trim()));
    }

    [Theory]
    [InlineData("""{"id":1,"text":"broken","error":true,"final":true}""", 1)]
    [InlineData("""{"id":1,"text":"no such","error":true,"final":true,"usage":true}""", 2)]
    [InlineData("""{"text":"go away","error":true,"final":true}""", 3)]
    public async Task A_failure_is_told_by_the_exit_code(string frame, int expected)
    {
        var (code, _, error) = await AgainstAsync([Greeting, frame], "a", "b");
        Assert.Equal(expected, code);
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task A_host_that_goes_away_is_told()
    {
        var (code, _, error) = await AgainstAsync([Greeting, null], "a", "b");
        Assert.Equal(ExitCode.NoHost, code);
        Assert.Contains("closed the connection", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_line_prints_the_usage()
    {
        var (code, _, error) = await RunAsync("host:x");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("usage: pbm", error, StringComparison.Ordinal);
    }

    /// <summary>Runs the client against a host that says these lines; null closes the connection.</summary>
    private static async Task<(int Code, string Output, string Error)> AgainstAsync(string?[] lines, params string[] args)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var running = RunAsync([$"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", .. args]);
        using var client = await listener.AcceptTcpClientAsync();
        foreach (var line in lines)
        {
            if (line is null) client.Client.Shutdown(SocketShutdown.Send);
            else await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return await running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PbmProgram.RunAsync(args, TextReader.Null, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
