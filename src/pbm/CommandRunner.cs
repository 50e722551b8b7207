using System.Text.Json;
using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm.Client;

/// <summary>Runs one command on a host and prints what it answers, as text or as one line of JSON a piece.</summary>
internal sealed class CommandRunner(HostConnection connection, bool json, TextWriter output, TextWriter error)
{
    private const string FormatSwitch = "--format";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = Wire.Options.Encoder };

    /// <summary>The exit code; Ctrl-C, as the token, ends a command that would go on.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken interrupted)
    {
        // A command that offers the switch answers in JSON itself; the text of any other is wrapped.
        var offered = json && Offers(words, FormatSwitch);
        var id = await connection.StartAsync(offered && !words.Contains(FormatSwitch) ? [.. words, FormatSwitch, "json"] : words);
        try
        {
            while (true)
            {
                var frame = await connection.ReadAsync(interrupted);
                if (frame.Id is null && frame.Error) throw new HostException(frame.Text ?? "The host refused.");
                if (frame.Id != id) continue;
                Print(frame, offered);
                if (frame.Final) return frame.Usage ? ExitCode.Usage : frame.Error ? ExitCode.Failed : ExitCode.Done;
            }
        }
        catch (OperationCanceledException)
        {
            await connection.CancelAsync(id);
            return ExitCode.Interrupted;
        }
    }

    private bool Offers(IReadOnlyList<string> words, string argument) =>
        connection.Greeting.Palettes?.FirstOrDefault(p => p.Name.Equals(words.ElementAtOrDefault(0), StringComparison.OrdinalIgnoreCase))?
            .Commands.FirstOrDefault(c => c.Name.Equals(words.ElementAtOrDefault(1), StringComparison.OrdinalIgnoreCase))?
            .Arguments.Any(a => a.Switches.Contains(argument)) ?? false;

    private void Print(HostFrame frame, bool offered)
    {
        if (frame.Text is not { Length: > 0 } text) return;
        if (frame.Error) error.WriteLine(json ? JsonSerializer.Serialize(new { error = text }, s_plain) : text);
        else output.WriteLine(json && !offered ? JsonSerializer.Serialize(new { text }, s_plain) : text);
        output.Flush();
    }
}
