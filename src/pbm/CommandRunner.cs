using System.Text.Json;
using Petabridge.Cmd.Protocol;

namespace Petabridge.Cmd.Client;

/// <summary>Runs one command on a host and prints what it answers, as text or as one line of JSON a piece.</summary>
internal sealed class CommandRunner(HostConnection connection, bool json, TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = Wire.Options.Encoder };

    /// <summary>The exit code; Ctrl-C, as the token, ends a command that would go on.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken interrupted)
    {
        var id = await connection.StartAsync(words);
        try
        {
            while (true)
            {
                var frame = await connection.ReadAsync(interrupted);
                if (frame.Id is null && frame.Error) throw new HostException(frame.Text ?? "The host refused.");
                if (frame.Id != id) continue;
                Print(frame);
                if (frame.Final) return frame.Usage ? ExitCode.Usage : frame.Error ? ExitCode.Failed : ExitCode.Done;
            }
        }
        catch (OperationCanceledException)
        {
            await connection.CancelAsync(id);
            return ExitCode.Interrupted;
        }
    }

    private void Print(HostFrame frame)
    {
        var text = frame.Text ?? "";
        if (json)
        {
            var lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
            output.WriteLine(JsonSerializer.Serialize(new { ok = !frame.Error, final = frame.Final, output = lines }, s_plain));
        }
        else if (text.Length > 0)
        {
            (frame.Error ? error : output).WriteLine(text);
        }

        output.Flush();
    }
}
