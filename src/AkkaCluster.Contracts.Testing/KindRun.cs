using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AkkaCluster.Contracts.Testing;

/// <summary>
/// A job as its kind alone makes it: parameters are checked, inputs planned, tasks run one after the other and tried again where they fail, and outputs reduced, as the cluster does it and in this process. What it has to do
/// with queues, workers that die and stores is left to the cluster.
/// </summary>
public sealed class KindRun
{
    private readonly ReadOnlyMemory<byte>? _result;

    private KindRun(IReadOnlyList<TaskRun> tasks, ReadOnlyMemory<byte>? result, string? contentType) => (Tasks, _result, ContentType) = (tasks, result, contentType);

    /// <summary>The tasks that were run, in the order of their inputs; of a job that failed fast, those up to the one that failed.</summary>
    public IReadOnlyList<TaskRun> Tasks { get; }

    /// <summary>The media type of the result; null where there is none.</summary>
    public string? ContentType { get; }

    /// <summary>The result; empty where the kind has no reducer, or the job failed fast.</summary>
    public ReadOnlyMemory<byte> Result => _result ?? ReadOnlyMemory<byte>.Empty;

    /// <summary>Whether there is a result.</summary>
    public bool HasResult => _result is not null;

    /// <summary>The result as the text that it is.</summary>
    public string ResultText => Encoding.UTF8.GetString(Result.Span);

    /// <summary>Whether every task succeeded.</summary>
    public bool Succeeded => Tasks.All(task => task.Succeeded);

    /// <summary>The result, read from JSON.</summary>
    /// <typeparam name="T">What it is read into.</typeparam>
    /// <exception cref="JsonException">It is something else.</exception>
    public T ResultAs<T>() => JsonSerializer.Deserialize<T>(Result.Span, JsonSerializerOptions.Web)!;

    /// <summary>What is wrong with parameters, one sentence each, as whoever submits them is told; nothing where they are right.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="parameters">A JSON text, or an object that is written as JSON (members in camel case); null for none.</param>
    public static IReadOnlyList<string> Check(JobKind kind, object? parameters)
    {
        ArgumentNullException.ThrowIfNull(kind);
        kind.Parameters.Validate(Json(parameters), out var errors);
        return errors;
    }

    /// <summary>Runs a job.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="parameters">A JSON text, or an object that is written as JSON (members in camel case); null for none.</param>
    /// <param name="inputs">What is submitted: lines, a range, files, or nothing.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Cancels the task that runs, and ends the job.</param>
    /// <exception cref="PlanException">Parameters or inputs are refused; the cluster refuses the job with these words.</exception>
    public static async Task<KindRun> RunAsync(JobKind kind, object? parameters = null, InputSource? inputs = null, KindRunOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var how = options ?? new KindRunOptions();
        // What the schema read is written and read once more, as it is on its way to a worker.
        var known = Parameters(kind, Parameters(kind, Json(parameters)).ToJson());
        var source = inputs ?? new InputSource.None();
        var plan = await kind.PlanAsync(new PlanRequest(known, source) { Roots = how.Roots, Files = [.. how.Attached.Select(file => Attached(file.Key, file.Value))] }, cancellation).ConfigureAwait(false);
        var tasks = await RunAllAsync(kind, known, Inputs(plan, source), how, cancellation).ConfigureAwait(false);
        var isWhole = !how.FailFast || tasks.All(task => task.Succeeded);
        return isWhole && kind.CreateReducer(known) is { } reducer ? new KindRun(tasks, Reduce(reducer, tasks), reducer.ContentType) : new KindRun(tasks, null, null);
    }

    private static JobFile Attached(string name, string path)
    {
        using var stream = File.OpenRead(path);
        return new JobFile(name, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }

    private static async Task<List<TaskRun>> RunAllAsync(JobKind kind, JobParameters parameters, IAsyncEnumerable<TaskInput> inputs, KindRunOptions options, CancellationToken cancellation)
    {
        var handler = kind.CreateHandler(parameters);
        var runner = new TaskRunner(handler, kind.HeartbeatLimit(parameters), options);
        var tasks = new List<TaskRun>();
        try
        {
            await foreach (var input in inputs.ConfigureAwait(false))
            {
                tasks.Add(await runner.RunAsync(input, cancellation).ConfigureAwait(false));
                if (options.FailFast && !tasks[^1].Succeeded)
                    break;
            }
        }
        finally
        {
            if (handler is IAsyncDisposable waits)
                await waits.DisposeAsync().ConfigureAwait(false);
            else
                (handler as IDisposable)?.Dispose();
        }

        return tasks;
    }

    private static ReadOnlyMemory<byte> Reduce(IReducer reducer, List<TaskRun> tasks)
    {
        foreach (var task in tasks)
            reducer.Add(task.Succeeded ? new TaskOutcome(task.Input.Index, task.Output.Span) : new TaskOutcome(task.Input.Index, Encoding.UTF8.GetBytes(task.Errors[^1]), failed: true));
        var result = new ArrayBufferWriter<byte>();
        reducer.Complete(result);
        return result.WrittenMemory;
    }

    private static async IAsyncEnumerable<TaskInput> Inputs(InputPlan plan, InputSource source)
    {
        switch (plan, source)
        {
            case (InputPlan.Texts texts, _):
                var index = 0L;
                await foreach (var text in texts.Items.ConfigureAwait(false))
                    yield return new TaskInput(index++, text);
                break;
            case (InputPlan.Numbers numbers, _):
                foreach (var range in Ranges(numbers.From, numbers.To, numbers.Step))
                    yield return range;
                break;
            case (_, InputSource.Range range):
                foreach (var part in Ranges(range.From, range.To, range.Step))
                    yield return part;
                break;
            case (_, InputSource.Lines lines):
                foreach (var (number, line) in lines.Items.Index())
                    yield return new TaskInput(number, line);
                break;
            default:
                throw new PlanException($"Inputs of {source.GetType().Name} come from a cluster's store; give their lines.");
        }
    }

    private static IEnumerable<TaskInput> Ranges(long from, long to, long step)
    {
        for (var (index, first) = (0L, from); first < to; index++, first += step)
            yield return new TaskInput(index, first, Math.Min(to, first + step));
    }

    private static JobParameters Parameters(JobKind kind, string? json)
    {
        var parameters = kind.Parameters.Validate(json, out var errors);
        return errors.Count == 0 ? parameters : throw new PlanException(string.Join(' ', errors));
    }

    private static string? Json(object? parameters) => parameters as string ?? (parameters is null ? null : JsonSerializer.Serialize(parameters, JsonSerializerOptions.Web));
}
