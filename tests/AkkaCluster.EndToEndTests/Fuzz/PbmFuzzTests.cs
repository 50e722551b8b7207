extern alias pbm;
using System.Net.Sockets;
using System.Text;
using AkkaCluster.EndToEndTests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>Whatever is sent to the operators' port: an answer or its end comes, and the host goes on.</summary>
[Collection(ProcessTests.Name)]
public sealed class PbmFuzzTests(FuzzCluster fixture) : IClassFixture<FuzzCluster>
{
    private const string Last = "{\"id\":77777,\"words\":[\"cluster\",\"leader\"]}";
    private const string Hello = "{\"hello\":1}";

    private static readonly Gen<string> Word = Gen.Frequency(
        (6, Gen.Elements("cluster", "show", "status", "leader", "jobs", "list", "show", "tasks", "-i", "-n", "-s", "-k", "-f", "actor", "hierarchy", "-d", "remote", "ping", "-p", "address", "--format", "json").Select(JsonGen.Quoted)),
        (2, JsonGen.Text),
        (1, JsonGen.Any));

    private static readonly Gen<string> Frame = Gen.Frequency(
        (6, from id in JsonGen.Number from words in Word.ListOf() select $"{{\"id\":{id},\"words\":[{string.Join(',', words)}]}}"),
        (3, JsonGen.Object(("id", JsonGen.Number), ("words", Word.Select(word => $"[{word}]")), ("cancel", JsonGen.Number), ("hello", JsonGen.Number), ("token", JsonGen.Text))),
        (1, JsonGen.Any),
        (1, Gen.Elements("", "\r", "\0", new string('x', 70_000))));

    private static readonly Gen<byte[]> Talk =
        from hello in Gen.Frequency((9, Gen.Constant(Hello)), (1, Frame))
        from frames in Frame.ListOf()
        from cut in Gen.Choose(0, 20)
        let text = Encoding.UTF8.GetBytes($"{hello}\n{string.Join('\n', frames.Take(20))}\n{Last}\n")
        select cut < 2 ? text[..(text.Length * cut / 2)] : text;

    [Fact]
    public async Task No_frame_makes_a_host_fail_or_hang()
    {
        var port = fixture.Cluster.Nodes[0].Start.PbmPort;
        await Parallel.ForEachAsync(FuzzPlan.Of(Talk, FuzzPlan.Cases / 3), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (talk, _) => await TalkAsync(port, talk));
        Assert.Empty(fixture.Failures());
        using var none = new StringReader("");
        using var output = new StringWriter();
        Assert.Equal(0, await pbm::AkkaCluster.Pbm.Client.PbmProgram.RunAsync([$"127.0.0.1:{port}", "cluster", "leader"], none, output, output));
    }

    /// <summary>Until the last frame is answered, or the host has closed. A talk that was cut short is ended by this side.</summary>
    private static async Task TalkAsync(int port, byte[] talk)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, late.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(talk, late.Token);
            if (!Encoding.UTF8.GetString(talk).EndsWith(Last + "\n", StringComparison.Ordinal))
                client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(late.Token) is { } line && !(line.Contains("77777", StringComparison.Ordinal) && line.Contains("\"final\":true", StringComparison.Ordinal)))
            {
            }
        }
        catch (IOException)
        {
            // The host had read enough.
        }
    }

    [Fact]
    public void No_line_and_no_arguments_make_the_command_fail()
    {
        foreach (var line in FuzzPlan.Of(CommandLineFuzzTests.Words.Select(words => string.Join(' ', words)), FuzzPlan.Cases))
            _ = pbm::AkkaCluster.Pbm.Client.Interactive.Words.Split(line);
        foreach (var words in FuzzPlan.Of(CommandLineFuzzTests.Words, FuzzPlan.Cases))
            _ = pbm::AkkaCluster.Pbm.Client.PbmOptions.TryParse(words, null, out _, out _);
    }
}
