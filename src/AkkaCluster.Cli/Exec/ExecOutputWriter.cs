using System.Text;

namespace AkkaCluster.Cli.Exec;

/// <summary>Writes what commands wrote, byte for byte, each with its tag.</summary>
/// <param name="Output">Where standard output goes.</param>
/// <param name="Errors">Where standard error goes.</param>
internal sealed record ExecOutputWriter(Stream Output, Stream Errors)
{
    /// <summary>What stands before each line, with placeholders; null for nothing.</summary>
    public string? Tag { get; init; }

    /// <summary>What the placeholders of the tag are called.</summary>
    public Placeholders Placeholders { get; init; } = new();

    /// <summary>Whether the command comes before its output, and whether on standard error.</summary>
    public (bool Output, bool Errors) Commands { get; init; }

    /// <summary>Whether <see cref="WriteAsync"/> wants the command.</summary>
    public bool WantsTasks => Tag is not null || Commands.Output || Commands.Errors;

    public async Task WriteAsync(ExecTask? task, ExecOutcome outcome, CancellationToken cancellation)
    {
        if (Commands.Output)
            await Output.WriteAsync(Encoding.UTF8.GetBytes(outcome.Line(task!) + "\n"), cancellation).ConfigureAwait(false);
        if (Commands.Errors)
            await Errors.WriteAsync(Encoding.UTF8.GetBytes(outcome.Line(task!) + "\n"), cancellation).ConfigureAwait(false);
        var tag = Tag is null ? [] : Encoding.UTF8.GetBytes(Placeholders.Fill(Tag, task!.Arguments, task.Number, static text => text, outcome.Slot.ToString(System.Globalization.CultureInfo.InvariantCulture)) + "\t");
        await Output.WriteAsync(Tagged(outcome.Stdout, tag), cancellation).ConfigureAwait(false);
        await Errors.WriteAsync(Tagged(outcome.Stderr, tag), cancellation).ConfigureAwait(false);
        await Output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static byte[] Tagged(byte[] text, byte[] tag)
    {
        if (tag.Length == 0 || text.Length == 0)
            return text;
        using var tagged = new MemoryStream(text.Length * 2);
        for (var from = 0; from < text.Length;)
        {
            var end = Array.IndexOf(text, (byte)'\n', from) is >= 0 and var line ? line + 1 : text.Length;
            tagged.Write(tag);
            tagged.Write(text.AsSpan(from, end - from));
            from = end;
        }
        return tagged.ToArray();
    }
}
