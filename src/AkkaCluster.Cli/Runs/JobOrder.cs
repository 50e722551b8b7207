namespace AkkaCluster.Cli.Runs;

/// <summary>Puts jobs behind those that they need.</summary>
internal static class JobOrder
{
    /// <summary>The jobs in order, as far as they have one; what has none is an error.</summary>
    public static IReadOnlyList<JobStep> Of(IReadOnlyList<JobStep> steps, JobFileErrors errors)
    {
        var names = steps.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (step, unknown) in steps.SelectMany(step => Needed(step).Where(need => !names.Contains(need)).Select(need => (step, need))))
            errors.Add(step.Line, $"job '{step.Name}' needs '{unknown}', which is no job of the file; expected {string.Join(", ", names.Where(name => name != step.Name))}.");
        var ordered = new List<JobStep>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var left = steps.ToList();
        while (left.Find(step => Needed(step).All(need => done.Contains(need) || !names.Contains(need))) is { } next)
        {
            left.Remove(next);
            done.Add(next.Name);
            ordered.Add(next);
        }

        if (left.Count > 0)
            errors.Add(left[0].Line, $"the jobs {string.Join(", ", left.Select(step => $"'{step.Name}'"))} need each other, so that none can begin; expected an order without a circle.");
        return ordered;
    }

    private static IEnumerable<string> Needed(JobStep step) => step.Needs.Select(need => need.Job).Concat(step.OutputsOf);
}
