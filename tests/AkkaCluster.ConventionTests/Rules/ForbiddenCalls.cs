using System.Text.RegularExpressions;
using AkkaCluster.ConventionTests.Source;

namespace AkkaCluster.ConventionTests.Rules;

/// <summary>Calls that make tests slow and unsure, or hide where the time comes from.</summary>
public static partial class ForbiddenCalls
{
    public static IEnumerable<Finding> CheckSleeps(SourceFile file) =>
        file.Path.StartsWith("tests/", StringComparison.Ordinal)
            ? Matches(file, Sleep(), "no sleep in a test; await the event (AwaitAssertAsync, ExpectMsgAsync, a TaskCompletionSource, a TestScheduler).")
            : [];

    public static IEnumerable<Finding> CheckClockReads(SourceFile file) =>
        Matches(file, Clock(), "no clock read here; take a TimeProvider (or the actor system's scheduler) from the composition root.");

    private static IEnumerable<Finding> Matches(SourceFile file, Regex call, string advice) =>
        call.Matches(CodeText.Blank(file.Text)).Select(m => new Finding(file.Path, file.LineOf(m.Index), $"{m.Value} : {advice}"));

    // A delay without an end is a wait for its cancellation, and no sleep.
    [GeneratedRegex(@"\b(?:Thread\s*\.\s*Sleep|Task\s*\.\s*Delay(?!\s*\(\s*Timeout\s*\.\s*Infinite))\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\b(?:DateTime|DateTimeOffset)\s*\.\s*(?:Now|UtcNow|Today)\b")]
    private static partial Regex Clock();
}
