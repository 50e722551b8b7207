using System.Text;
using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>An attempt at a task.</summary>
public sealed record JobAttempt
{
    /// <summary>The task's place among the job's tasks, from 0.</summary>
    public long Index { get; init; }

    /// <summary>Of an attempt that was lost: how many tasks, from that one on, were handed out together; else 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Which round of the job it belongs to: 1, and one more each time that the job was run again.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Which attempt of the round, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>How it ended.</summary>
    public JobAttemptOutcome Outcome { get; init; }

    /// <summary>Whether there is no other after it in its round.</summary>
    public bool Final { get; init; }

    /// <summary>The worker that tried.</summary>
    public string Worker { get; init; } = "";

    /// <summary>When it began; of one that succeeded, when the tasks did that were reported together with it.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, likewise.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>How its command ended, where it was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExitCode { get; init; }

    /// <summary>What was wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Where in the handler's code it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    /// <summary>The last part of its standard output, where that is text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stdout { get; init; }

    /// <summary>The same as base64, where it is no text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StdoutBase64 { get; init; }

    /// <summary>The last part of its standard error, where that is text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stderr { get; init; }

    /// <summary>The same as base64, where it is no text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StderrBase64 { get; init; }

    /// <summary>The last part of its standard output.</summary>
    [JsonIgnore]
    public byte[] StdoutBytes => Bytes(Stdout, StdoutBase64);

    /// <summary>The last part of its standard error.</summary>
    [JsonIgnore]
    public byte[] StderrBytes => Bytes(Stderr, StderrBase64);

    private static byte[] Bytes(string? text, string? base64) => base64 is null ? Encoding.UTF8.GetBytes(text ?? "") : Convert.FromBase64String(base64);
}
