using System.Text;
using System.Text.Json;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Writes attempts: what they wrote goes where they wrote it to, what is said of them to standard error; or each as a line of JSON.</summary>
internal sealed class AttemptWriter(Stream output, Stream errors, bool json) : IAsyncDisposable
{
    public async Task WriteAsync(JobAttempt attempt, CancellationToken cancellation)
    {
        if (json)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(attempt, JsonSerializerOptions.Web) + "\n"), cancellation).ConfigureAwait(false);
            return;
        }
        await errors.WriteAsync(Encoding.UTF8.GetBytes(Describe(attempt) + "\n"), cancellation).ConfigureAwait(false);
        await WriteAsync(output, attempt.StdoutBytes, cancellation).ConfigureAwait(false);
        await WriteAsync(errors, attempt.StderrBytes, cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync().ConfigureAwait(false);
        await errors.DisposeAsync().ConfigureAwait(false);
    }

    internal static string Describe(JobAttempt attempt)
    {
        var tasks = attempt.Count == 1 ? $"task {attempt.Index}" : $"tasks {attempt.Index} to {attempt.Index + attempt.Count - 1}";
        var round = attempt.Round == 1 ? "" : $" of round {attempt.Round}";
        var host = attempt.Worker[(attempt.Worker.LastIndexOf('@') + 1)..];
        var ended = attempt.ExitCode is { } code ? $"{attempt.Outcome.ToString().ToLowerInvariant()} with exit code {code}" : attempt.Outcome.ToString().ToLowerInvariant();
        var header = FormattableString.Invariant($"--- {tasks}, attempt {attempt.Attempt}{round} on {host}: {ended} ({attempt.StartedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}, {(attempt.EndedAt - attempt.StartedAt).TotalSeconds:0.0##} s)");
        var why = attempt.Trace is { Length: > 0 } trace && !trace.StartsWith("As that of task", StringComparison.Ordinal) ? trace : attempt.Error;
        // The error of a command tells its standard error, which follows.
        return why is null || (attempt.ExitCode is not null && attempt.StderrBytes.Length > 0) ? header : $"{header}\n{why}";
    }

    private static async Task WriteAsync(Stream to, byte[] text, CancellationToken cancellation)
    {
        await to.WriteAsync(text, cancellation).ConfigureAwait(false);
        if (text.Length > 0 && text[^1] != (byte)'\n')
            to.WriteByte((byte)'\n');
        await to.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
