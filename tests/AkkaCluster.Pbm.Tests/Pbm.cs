extern alias pbm;
using System.Text.Json.Nodes;
using pbm::AkkaCluster.Pbm.Client;

namespace AkkaCluster.Pbm.Tests;

/// <summary>Runs the client as its program does.</summary>
internal static class Pbm
{
    public static Task<PbmResult> RunAsync(int port, params string[] args) => TypeAsync(port, "", args);

    public static async Task<PbmResult> TypeAsync(int port, string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var typed = new StringReader(input);
        var code = await PbmProgram.RunAsync([$"127.0.0.1:{port}", .. args], typed, output, error);
        return new PbmResult(code, output.ToString().ReplaceLineEndings("\n").TrimEnd('\n'), error.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    /// <summary>What a command answers as JSON, which must be one line on standard output.</summary>
    public static async Task<JsonNode> JsonAsync(int port, params string[] words)
    {
        var result = await RunAsync(port, [.. words, "--json"]);
        Assert.Equal((0, ""), (result.Code, result.Error));
        return JsonNode.Parse(result.Output)!;
    }

    /// <summary>Starts a command that goes on, and calls back with each piece of its answer, until it is cancelled.</summary>
    public static async Task<int> FollowAsync(int port, bool json, TextWriter output, CancellationToken cancelled, params string[] words)
    {
        if (!pbm::AkkaCluster.Pbm.Client.PbmOptions.TryParse([$"127.0.0.1:{port}"], null, out var options, out var fault)) throw new InvalidOperationException(fault);
        using var connection = await HostConnection.OpenAsync(options);
        return await new CommandRunner(connection, json, output, output).RunAsync(words, cancelled);
    }
}
