using System.Text;
using System.Text.Json;

namespace AkkaCluster.Contracts.Testing;

/// <summary>How one task went.</summary>
public sealed class TaskRun
{
    internal TaskRun(TaskInput input, IReadOnlyList<string> errors, TestContext? recorded, TestContext last) =>
        (Input, Errors, Succeeded, Output, Files, Log, Progress) =
        (input, errors, recorded is not null, recorded?.Written ?? ReadOnlyMemory<byte>.Empty, recorded?.Files ?? new Dictionary<string, ReadOnlyMemory<byte>>(), last.Log, last.Progress);

    /// <summary>Its input.</summary>
    public TaskInput Input { get; }

    /// <summary>Why its attempts failed, in turn; one less than <see cref="Attempts"/> where it succeeded.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether its last attempt succeeded.</summary>
    public bool Succeeded { get; }

    /// <summary>How often it was tried.</summary>
    public int Attempts => Errors.Count + (Succeeded ? 1 : 0);

    /// <summary>Its output; empty where it failed.</summary>
    public ReadOnlyMemory<byte> Output { get; }

    /// <summary>Its output as the text that it is.</summary>
    public string OutputText => Encoding.UTF8.GetString(Output.Span);

    /// <summary>The files that it made, by name; none where it failed.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files { get; }

    /// <summary>What the last attempt kept by <see cref="TaskContext.KeepLog"/>.</summary>
    public TaskLog? Log { get; }

    /// <summary>How far the last attempt said that it was, in turn.</summary>
    public IReadOnlyList<(double Share, string? Note)> Progress { get; }

    /// <summary>Its output, read from JSON.</summary>
    /// <typeparam name="T">What it is read into.</typeparam>
    /// <exception cref="JsonException">It is something else.</exception>
    public T OutputAs<T>() => JsonSerializer.Deserialize<T>(Output.Span, JsonSerializerOptions.Web)!;
}
