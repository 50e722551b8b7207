using System.Buffers;
using System.Text.Unicode;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Planning;

/// <summary>
/// What a submission may hold, whatever its kind. All of it travels with the job through leader, job actor and workers, stays in the leader's memory, and is shown
/// in every list: bounded here, in one place, whoever hands the job in.
/// </summary>
internal static class SubmissionCheck
{
    private const int MostParameters = 256 * 1024;
    private const int MostLabels = 64;
    private const int LongestLabelName = 100;
    private const int LongestLabelValue = 1000;
    private const int LongestName = 200;
    private const int LongestKey = 200;

    /// <summary>The most jobs that one may wait for.</summary>
    public const int MostAfter = 100;

    private const int LatestYear = 2500;
    private const int MostGlobs = 10_000;
    private static readonly TimeSpan LeastTimeLimit = TimeSpan.FromMilliseconds(1);

    public static bool AreTooLarge(string? parameters) => parameters is { Length: > MostParameters };

    /// <summary>Whether they cannot be looked at further.</summary>
    public static bool AreUnreadable(string? parameters) => parameters is not null && (AreTooLarge(parameters) || !IsWhole(parameters));

    /// <summary>What is wrong, one sentence each.</summary>
    public static IEnumerable<string> Errors(JobSubmission submission)
    {
        if (AreTooLarge(submission.Parameters))
            yield return $"The parameters have {submission.Parameters!.Length} characters; at most {MostParameters} are allowed. Large data belongs into inputs or files.";
        else if (AreUnreadable(submission.Parameters))
            yield return $"The parameters have {Found(submission.Parameters)}; expected whole characters.";
        if (submission.Name is { } name && (!IsText(name, LongestName) || name.Any(char.IsControl)))
            yield return $"The name has {Found(name)}; expected 1 to {LongestName} characters, none of them for control.";
        if (submission.Priority is < 0 or > 9)
            yield return $"The priority is {submission.Priority}; expected 0 to 9, greater is sooner.";
        if (submission.MaxAttempts is < 1 or > 1000)
            yield return $"The attempts are {submission.MaxAttempts}; expected 1 to 1000.";
        if (submission.TaskTimeLimit is { } limit && limit < LeastTimeLimit)
            yield return $"The task time limit is {limit}; expected a millisecond at least.";
        if (submission.IdempotencyKey is { } key && !IsText(key, LongestKey))
            yield return $"The idempotency key has {Found(key)}; expected 1 to {LongestKey} characters.";
        if (submission.Inputs is InputSource.Files { Globs.Count: 0 or > MostGlobs } files)
            yield return $"The job names {files.Globs.Count} paths and globs; expected 1 to {MostGlobs}. A folder or glob stands for many files.";
        if (submission.NotBefore is { } time && (time < DateTimeOffset.UnixEpoch || time.Year > LatestYear))
            yield return $"The job is not to begin before {time:u}; expected a time from 1970 to {LatestYear}.";
        if (submission.Inputs is InputSource.Outputs outputs && (outputs.Jobs.Count is 0 or > MostAfter || outputs.Jobs.Distinct().Count() < outputs.Jobs.Count))
            yield return $"The job's inputs are the outputs of {outputs.Jobs.Count} jobs; expected 1 to {MostAfter}, each named once.";
        if (submission.After.Count > MostAfter)
            yield return $"The job waits for {submission.After.Count} others; at most {MostAfter} are allowed. Let one job wait for them in turn.";
        else if (submission.After.CountBy(dependency => dependency.Job).FirstOrDefault(job => job.Value > 1) is { Key: { } twice })
            yield return $"The job waits for job '{twice}' more than once; name it once.";
        if (submission.Queue is { } queue && !Requirements.IsWord(queue))
            yield return $"The queue has {Found(queue)}; expected 1 to 100 letters, digits, dots, dashes, underscores, slashes or colons.";
        foreach (var error in Requirements.Errors(submission.Requires))
            yield return error;
        foreach (var error in Labels(submission.Labels))
            yield return error;
    }

    private static IEnumerable<string> Labels(IReadOnlyDictionary<string, string> labels)
    {
        if (labels.Count > MostLabels)
        {
            yield return $"The job has {labels.Count} labels; at most {MostLabels} are allowed.";
            yield break;
        }
        foreach (var (name, value) in labels)
        {
            if (!IsText(name, LongestLabelName))
                yield return $"A label's name has {Found(name)}; expected 1 to {LongestLabelName} characters.";
            else if (value is null || (value.Length > 0 && !IsText(value, LongestLabelValue)))
                yield return $"The label '{name}' has a value of {Found(value)}; expected up to {LongestLabelValue} characters.";
        }
    }

    private static bool IsText(string text, int longest) => text.Length > 0 && text.Length <= longest && !text.Contains('\0') && IsWhole(text);

    private static string Found(string? text) =>
        text is null ? "null" : $"{text.Length} characters{(text.Contains('\0') ? ", a NUL among them" : IsWhole(text) ? "" : ", half of a surrogate pair among them")}";

    /// <summary>Whether it has no half of a surrogate pair: an encoder that must not replace has nothing to replace.</summary>
    private static bool IsWhole(string text) => Utf8.FromUtf16(text, new byte[text.Length * 3], out _, out _, replaceInvalidSequences: false) == OperationStatus.Done;
}
