using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Checks;

/// <summary>Holds a history against all that is promised.</summary>
internal static class Checker
{
    /// <summary>The rules, by the names that violations have.</summary>
    public static IReadOnlyDictionary<string, Func<History, IEnumerable<string>>> Rules { get; } = new Dictionary<string, Func<History, IEnumerable<string>>>
    {
        ["an acknowledged job is known and ends"] = Acknowledgements.Kept,
        ["a key stands for one job"] = Acknowledgements.OfOneKey,
        ["each task has one recorded result"] = Records.Once,
        ["results are right"] = Records.Right,
        ["what is recorded was run"] = Records.Run,
        ["reads never go back"] = Reads.NeverBack,
        ["a cancelled job gets no results"] = Reads.CancelledStays,
        ["a paused job is paused"] = Reads.PausedStays,
        ["one leader an epoch"] = Leaderships.OneAnEpoch,
        ["schedules exactly once"] = Timetables.EachTimeOnce,
    };

    public static IReadOnlyList<Violation> Check(History history) => [.. Rules.SelectMany(rule => rule.Value(history).Select(text => new Violation(rule.Key, text)))];
}
