using System.CommandLine;
using System.Globalization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary>The options that every submission has.</summary>
internal sealed class JobOptions
{
    public const string QueueHelp = "The queue whose share of the workers the job has.";

    public const string RequiresHelp = "What workers must have for it, such as gpu=1,zone=b: labels, and how much of their resources each task takes.";

    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(1000);

    private readonly Option<string?> _name = new("--name") { Description = "What to call the job." };
    private readonly Option<int?> _priority = new("--priority") { Description = "0 to 9, greater is sooner." };
    private readonly Option<int?> _maxAttempts = new("--max-attempts") { Description = "How often a task may fail before it counts as failed." };
    private readonly Option<string?> _timeLimit = new("--time-limit") { Description = "How long one attempt at a task may take, such as 90s or 5m." };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "End the job with its first failed task." };
    private readonly Option<string?> _key = new("--key") { Description = "Idempotency key: two submissions of one key are one job." };
    private readonly Option<string[]> _labels = new("--label") { Description = "A label name=value; may be given several times." };

    private readonly Option<string?> _queue = new("--queue") { Description = QueueHelp };
    private readonly Option<string[]> _requires = new("--requires") { Description = RequiresHelp };
    private readonly Option<string?> _at = new("--at") { Description = StartText.AtHelp };
    private readonly Option<string?> _in = new("--in") { Description = StartText.InHelp };
    private readonly Option<string[]> _after = new("--after") { Description = StartText.AfterHelp };

    public JobOptions()
    {
        _name.NotEmpty();
        _priority.Between(0, 9);
        _maxAttempts.Between(1, 1000);
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _name, _priority, _maxAttempts, _timeLimit, _failFast, _key, _labels, _queue, _requires, _at, _in, _after })
            command.Options.Add(option);
    }

    public JobRequest Apply(ParseResult parsed, JobRequest request) => request with
    {
        Name = parsed.GetValue(_name),
        Priority = parsed.GetValue(_priority),
        MaxAttempts = parsed.GetValue(_maxAttempts),
        TaskTimeLimit = parsed.GetValue(_timeLimit) is { } limit ? Duration(limit, "--time-limit") : null,
        FailFast = parsed.GetValue(_failFast),
        NotBefore = StartText.NotBefore(parsed.GetValue(_at), parsed.GetValue(_in), TimeProvider.System.GetUtcNow()),
        After = StartText.After(parsed.GetValue(_after) ?? []),
        IdempotencyKey = OptionChecks.HeaderText(parsed.GetValue(_key), "--key"),
        Queue = parsed.GetValue(_queue),
        Requires = Requires(parsed.GetValue(_requires) ?? []),
        Labels = new Dictionary<string, string>(Pairs(parsed.GetValue(_labels) ?? [], "--label"), StringComparer.Ordinal),
    };

    /// <summary>Reads lists of name=value, divided by commas.</summary>
    public static IReadOnlyDictionary<string, string>? Requires(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : new Dictionary<string, string>(Pairs(texts.SelectMany(text => text.Split(',')), "--requires"), StringComparer.Ordinal);

    /// <summary>Reads name=value, each name once.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IEnumerable<string> texts, string option)
    {
        var pairs = texts.Select(text => Pair(text, option)).ToList();
        return pairs.CountBy(pair => pair.Key).FirstOrDefault(name => name.Value > 1) is { Key: { } twice }
            ? throw new UsageException($"{option} names '{twice}' more than once.")
            : pairs;
    }

    /// <summary>Reads name=value.</summary>
    private static KeyValuePair<string, string> Pair(string text, string option)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? KeyValuePair.Create(text[..equals], text[(equals + 1)..]) : throw new UsageException($"{option} is '{text}'; expected name=value.");
    }

    /// <summary>Reads a duration such as 30, 30s, 500ms, 2m or 1h. No timer of .NET runs for fifty days or longer.</summary>
    public static TimeSpan Duration(string text, string option)
    {
        foreach (var (unit, seconds) in new[] { ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1.0) })
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return value * seconds <= LongestDuration.TotalSeconds
                    ? TimeSpan.FromSeconds(value * seconds)
                    : throw new UsageException($"{option} is '{text}'; expected at most {LongestDuration.TotalHours:0}h.");
            }
        }
        throw new UsageException($"{option} is '{text}'; expected a duration such as 30s, 500ms or 2m.");
    }
}
