namespace AkkaCluster.Contracts;

/// <summary>The inputs of a job's tasks, as its kind planned them.</summary>
public abstract record InputPlan
{
    private InputPlan() { }

    /// <summary>The submitted inputs, unchanged.</summary>
    public static InputPlan AsGiven { get; } = new Unchanged();

    /// <summary>One task for every <paramref name="step"/> numbers from <paramref name="from"/> up to, not including, <paramref name="to"/>. Nothing is stored for the inputs.</summary>
    /// <exception cref="PlanException">The step is not positive, or the range runs backwards.</exception>
    public static InputPlan Range(long from, long to, long step = 1)
    {
        if (step < 1)
            throw new PlanException($"The step of a range is {step}; expected at least 1.");
        if (to < from)
            throw new PlanException($"The range runs from {from} to {to}; expected an end that is not before its start.");
        return new Numbers(from, to, step);
    }

    /// <summary>One task a line.</summary>
    public static InputPlan Lines(IEnumerable<string> lines) => new Texts(ToAsync(lines));

    /// <summary>One task a line; the lines are read once and stored in blocks, so that they need not fit into memory.</summary>
    public static InputPlan Lines(IAsyncEnumerable<string> lines) => new Texts(lines);

    /// <summary>The submitted inputs, unchanged.</summary>
    public sealed record Unchanged : InputPlan;

    /// <summary>A range of whole numbers, <paramref name="Step"/> a task.</summary>
    public sealed record Numbers(long From, long To, long Step) : InputPlan;

    /// <summary>Lines of text.</summary>
    public sealed record Texts(IAsyncEnumerable<string> Items) : InputPlan;

    private static async IAsyncEnumerable<string> ToAsync(IEnumerable<string> lines)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var line in lines)
            yield return line;
    }
}
