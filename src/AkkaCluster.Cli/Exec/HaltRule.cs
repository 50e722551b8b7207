using System.Globalization;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>When a run is ended before its end: <c>now|soon,fail|success|done=N|N%</c>.</summary>
/// <param name="Now">Whether what runs is killed, not waited for.</param>
/// <param name="Why">fail, success or done.</param>
/// <param name="Amount">So many, or so many per cent of all.</param>
/// <param name="IsShare">Whether it is per cent.</param>
internal sealed record HaltRule(bool Now, string Why, double Amount, bool IsShare)
{
    public static HaltRule FirstFailure { get; } = new(true, "fail", 1, false);

    /// <summary>Null for never.</summary>
    public static HaltRule? Parse(string? text) => text switch
    {
        null or "never" or "0" => null,
        "1" => FirstFailure with { Now = false },
        "2" => FirstFailure,
        "-1" => new HaltRule(false, "success", 1, false),
        "-2" => new HaltRule(true, "success", 1, false),
        _ when text.EndsWith('%') && !text.Contains(',') => Read($"soon,fail={text}"),
        _ => Read(text),
    };

    public bool IsMet(HaltCounts counts)
    {
        var count = Why switch { "fail" => counts.Failed, "success" => counts.Succeeded, _ => counts.Failed + counts.Succeeded };
        return IsShare ? count > 0 && count * 100.0 >= Amount * counts.Total : count >= Amount;
    }

    /// <summary>The run's exit code once the rule is met.</summary>
    /// <param name="counts">What has ended.</param>
    /// <param name="last">The exit code of the command that met it.</param>
    public int ExitCode(HaltCounts counts, int last) => (Why, IsShare, Amount) switch
    {
        ("success", _, _) => 0,
        ("fail", true, _) => (int)Math.Ceiling(counts.Failed * 100.0 / counts.Total),
        ("fail", _, 1) => last,
        _ => counts.ExitCode,
    };

    /// <summary>Why the run ends with this command.</summary>
    public static string Describe(ExecOutcome outcome, ExecTask task) => $"this command {(outcome.Failed ? "failed" : "succeeded")}: {outcome.Line(task)}";

    private static HaltRule Read(string text)
    {
        var parts = text.Split(',', '=');
        var isShare = text.EndsWith('%');
        return parts is ["now" or "soon", "fail" or "success" or "done", var amount] && double.TryParse(amount.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new HaltRule(parts[0] == "now", parts[1], number, isShare)
            : throw new UsageException($"--halt is '{text}'; expected now or soon, then fail, success or done with a number or per cent, such as now,fail=1 or soon,fail=10%.");
    }
}
