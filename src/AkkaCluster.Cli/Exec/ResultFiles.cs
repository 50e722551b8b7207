using System.Globalization;

namespace AkkaCluster.Cli.Exec;

/// <summary>GNU parallel's <c>--results</c>: each command's outputs in files of their own.</summary>
internal sealed class ResultFiles(string name, Placeholders placeholders)
{
    public async Task WriteAsync(ExecTask task, ExecOutcome outcome, CancellationToken cancellation)
    {
        var (stdout, stderr, number) = Paths(task, outcome.Slot);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(stdout))!);
        await File.WriteAllBytesAsync(stdout, outcome.Stdout, cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(stderr, outcome.Stderr, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(number, task.Number.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
    }

    private (string Stdout, string Stderr, string Number) Paths(ExecTask task, int slot)
    {
        var path = placeholders.AreIn(name)
            ? placeholders.Fill(name, [.. task.Arguments.Select(Escaped)], task.Number, static text => text, slot.ToString(CultureInfo.InvariantCulture))
            : Path.Combine([name, .. task.Arguments.SelectMany((argument, i) => new[] { (i + 1).ToString(CultureInfo.InvariantCulture), Escaped(argument) })]) + "/";
        return path.EndsWith('/') ? (path + "stdout", path + "stderr", path + "seq") : (path, path + ".err", path + ".seq");
    }

    /// <summary>An input as the name of a file.</summary>
    private static string Escaped(string argument) => argument
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal).Replace("/", "\\_", StringComparison.Ordinal);
}
