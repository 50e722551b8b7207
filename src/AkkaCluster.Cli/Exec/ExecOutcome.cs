using System.Globalization;
using System.Text;
using System.Text.Json;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Exec;

/// <summary>How one command ended.</summary>
internal sealed record ExecOutcome(long Index, int ExitCode, byte[] Stdout, byte[] Stderr)
{
    public int Signal { get; init; }

    public bool TimedOut { get; init; }

    public double StartedAt { get; init; }

    public double Seconds { get; init; }

    public int Slot { get; init; } = 1;

    public string Host { get; init; } = "";

    public bool Failed => ExitCode != 0 || TimedOut;

    public double EndedAt => StartedAt + Seconds;

    /// <summary>Reads a task; one that the cluster itself gave up has its reason on standard error.</summary>
    public static ExecOutcome Read(JobTask task)
    {
        var host = task.Worker is { } worker ? worker[(worker.LastIndexOf('@') + 1)..] : "";
        if (task.Failed)
            return new ExecOutcome(task.Index, 1, [], Encoding.UTF8.GetBytes($"akkacluster: task {task.Index} failed after {task.Attempts} attempts: {task.Output}\n")) { Host = host };
        using var json = JsonDocument.Parse(task.Bytes);
        var root = json.RootElement;
        var stderr = Bytes(root, "stderr");
        if (root.TryGetProperty("droppedBytes", out var dropped))
            stderr = [.. stderr, .. Encoding.UTF8.GetBytes($"akkacluster: task {task.Index}: {dropped.GetInt64()} further bytes of its standard error were not kept.\n")];
        return new ExecOutcome(task.Index, root.GetProperty("exitCode").GetInt32(), Bytes(root, "stdout"), stderr)
        {
            Signal = root.TryGetProperty("signal", out var signal) ? signal.GetInt32() : 0,
            TimedOut = root.TryGetProperty("timedOut", out _),
            StartedAt = root.TryGetProperty("startedAt", out var began) ? began.GetDouble() : 0,
            Seconds = root.TryGetProperty("seconds", out var seconds) ? seconds.GetDouble() : 0,
            Slot = root.TryGetProperty("slot", out var slot) ? slot.GetInt32() : 1,
            Host = host,
        };
    }

    /// <summary>The command's line as it ran.</summary>
    public string Line(ExecTask task) => task.Text.Replace(Placeholders.Slot, Slot.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>What is no text stands under another name, as base64.</summary>
    private static byte[] Bytes(JsonElement outcome, string name) =>
        outcome.TryGetProperty(name + "Base64", out var base64) ? base64.GetBytesFromBase64()
        : outcome.TryGetProperty(name, out var text) ? Encoding.UTF8.GetBytes(text.GetString()!)
        : [];
}
